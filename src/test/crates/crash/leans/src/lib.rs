//! Passes, with a dependency that comes from the registry of the tests that end runs anywhere.

/// What the dependency says.
pub fn answer() -> u8 {
    leaf::answer()
}

#[test]
fn the_answer_is_known() {
    assert_eq!(answer(), 42);
}
