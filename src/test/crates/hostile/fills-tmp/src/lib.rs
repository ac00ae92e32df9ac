//! Its test fills `/tmp` and does not say what went wrong.

#[test]
fn fills_tmp() {
    use std::io::Write;
    let mut file = std::fs::File::create("/tmp/ballast").unwrap();
    let block = vec![7; 1 << 20];
    for _ in 0..64 << 10 {
        assert!(file.write_all(&block).is_ok(), "this crate has no room");
    }
}
