//! Builds, and one of its two tests fails on every compiler.

#[test]
fn holds() {}

#[test]
fn does_not_hold() {
    assert_eq!(1, 2);
}
