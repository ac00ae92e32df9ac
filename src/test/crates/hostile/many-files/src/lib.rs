//! Holds what the test makes beside this file.

#[test]
fn passes() {}
