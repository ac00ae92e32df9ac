//! Builds and passes its tests on every compiler.

/// Adds one.
///
/// ```
/// assert_eq!(passes::successor(1), 2);
/// ```
pub fn successor(number: u32) -> u32 {
    number + 1
}

#[test]
fn adds_one() {
    assert_eq!(successor(41), 42);
}
