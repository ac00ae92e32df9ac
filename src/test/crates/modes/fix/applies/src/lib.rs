//! The compiler suggests to take `mut` away, and a program can do that.

pub fn one() -> u32 {
    let mut value = 1;
    value
}
