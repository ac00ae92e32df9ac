//! Passes only where one test runs at a time.

#[test]
fn one_test_at_a_time() {
    assert_eq!(std::env::var("RUST_TEST_THREADS").as_deref(), Ok("1"));
}
