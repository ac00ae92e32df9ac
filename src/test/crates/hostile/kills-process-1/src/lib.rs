//! Passes if it can neither end the container nor whoever else lives there.
use std::process::Command;

/// Whether a signal could be sent.
pub fn kill(pid: &str) -> bool {
    Command::new("sh").args(&["-c", &format!("kill -9 {}", pid)]).status().unwrap().success()
}

#[test]
fn process_1_is_out_of_reach() {
    assert!(!kill("1"));
}

#[test]
fn the_idle_process_is_out_of_reach() {
    let list = Command::new("sh").args(&["-c", "grep -lsx sleep /proc/[0-9]*/comm"]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let pids: Vec<&str> = list.lines().map(|line| line.split('/').nth(2).unwrap()).collect();
    assert!(!pids.is_empty());
    for pid in pids {
        assert!(!kill(pid), "{} could be killed", pid);
    }
}
