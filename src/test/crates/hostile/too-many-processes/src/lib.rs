//! Its test wants more threads than a build may have, and does not say what went wrong.

#[test]
fn starts_threads() {
    let mut started = 0;
    while std::thread::Builder::new().spawn(|| std::thread::park()).is_ok() {
        started += 1;
        assert!(started < 20_000, "nobody stops me");
    }
    panic!("{} were not enough", started);
}
