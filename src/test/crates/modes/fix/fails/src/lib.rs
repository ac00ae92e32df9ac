//! What does not compile cannot be fixed.

pub fn one() -> u32 {
    "one"
}
