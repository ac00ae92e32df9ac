//! Passes if the daemon of its build script is gone by the time that its tests run.

#[test]
fn no_daemon_lives() {
    let mut seen = 0;
    for entry in std::fs::read_dir("/proc").unwrap() {
        let line = std::fs::read(entry.unwrap().path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        assert!(!line.contains("hostile-daemon"), "still there: {}", line);
        seen += line.len().min(1);
    }
    assert!(seen > 0, "no process is to be seen at all");
}
