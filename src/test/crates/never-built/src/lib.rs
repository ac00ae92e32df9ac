//! Never built: a type error.

pub fn number() -> u32 {
    "no number"
}
