//! Its test gives the machine little time.

#[test]
fn sleeps_no_longer_than_asked() {
    let start = std::time::Instant::now();
    std::thread::sleep(std::time::Duration::from_millis(1));
    assert!(start.elapsed() < std::time::Duration::from_micros(1_100), "{:?}", start.elapsed());
}
