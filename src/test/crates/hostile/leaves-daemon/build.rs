//! Leaves a daemon behind: in a session of its own, its parent gone, no stream of ours open.
use std::process::{Command, Stdio};

fn main() {
    let script = "setsid bash -c 'exec -a hostile-daemon sleep 3600' & exit 0";
    let status = Command::new("bash")
        .args(&["-c", script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    std::thread::sleep(std::time::Duration::from_millis(300));
    let alive = Command::new("sh").args(&["-c", "cat /proc/*/cmdline | tr '\\0' ' '"]).output().unwrap();
    assert!(String::from_utf8_lossy(&alive.stdout).contains("hostile-daemon 3600"), "the daemon did not start");
}
