//! Its test depends on the microsecond in which it runs.

#[test]
fn runs_at_an_even_time() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    assert!(now.subsec_micros() % 2 == 0, "an odd microsecond");
}
