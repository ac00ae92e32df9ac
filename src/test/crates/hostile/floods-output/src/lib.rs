//! Its test writes a gigabyte past libtest's capture.

#[test]
fn floods() {
    use std::io::Write;
    let line = "maar reads this line as one of very many, and keeps neither all of them nor its temper.\n".repeat(1000);
    let out = std::io::stdout();
    let mut written = 0;
    while written < 1 << 30 {
        out.lock().write_all(line.as_bytes()).unwrap();
        written += line.len();
    }
}
