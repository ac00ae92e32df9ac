//! Regresses where `mismatched_lifetime_syntaxes` is known: a lint that grew under `deny(warnings)`.
#![deny(warnings)]

pub struct Guard<'a>(&'a u8);

impl Guard<'_> {
    pub fn byte(&self) -> u8 {
        *self.0
    }
}

pub fn guard(byte: &u8) -> Guard {
    Guard(byte)
}

#[test]
fn guards() {
    assert_eq!(guard(&1).byte(), 1);
}
