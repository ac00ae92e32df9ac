//! Passes if nothing that another build will read can be written.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tries to write a file of ours into a folder.
pub fn writes(folder: &Path) -> bool {
    fs::write(folder.join("hostile-was-here"), "x").is_ok()
}

/// The folder and some of those in it, not too deep.
pub fn folders(folder: &Path, depth: u32) -> Vec<PathBuf> {
    let mut all = vec![folder.to_path_buf()];
    if depth > 0 {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(50) {
            if entry.path().is_dir() {
                all.extend(folders(&entry.path(), depth - 1));
            }
        }
    }
    all
}

#[test]
fn nothing_shared_is_writable() {
    let source = env!("CARGO_MANIFEST_DIR");
    for place in &[source, "/opt/toolchain", "/opt/maar/dependencies", "/opt/maar/packages", "/opt/maar/cargo-home",
        "/opt", "/opt/maar", "/", "/usr", "/usr/bin", "/etc", "/var", "/root", "/sys", "/sys/fs/cgroup", "/proc/sys/kernel"]
    {
        let _ = Command::new("chmod").args(&["a+w", place]).output();
        for folder in folders(Path::new(place), 2) {
            let folder = folder.canonicalize().unwrap_or(folder);
            let other = folder.starts_with("/opt/maar/target") || folder.starts_with("/dev") || folder.starts_with("/proc")
                || folder.starts_with("/tmp");
            assert!(other || !writes(&folder), "{:?} can be written", folder);
        }
    }
}

#[test]
fn no_file_that_is_there_can_be_changed() {
    for file in &["/opt/toolchain/bin/cargo", "/opt/toolchain/bin/rustc", "/opt/maar/cargo-home/config.toml",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")]
    {
        assert!(Path::new(file).exists(), "{} is missing", file);
        assert!(fs::OpenOptions::new().append(true).open(file).is_err(), "{} can be changed", file);
        assert!(fs::remove_file(file).is_err(), "{} can be removed", file);
        assert!(fs::rename(file, "/tmp/stolen").is_err(), "{} can be moved", file);
    }
}

#[test]
fn nothing_can_be_mounted() {
    for words in &[["-o", "remount,rw", "/opt/toolchain"], ["-t", "tmpfs", "/opt/maar/packages"]] {
        let mounted = Command::new("mount").args(words).output().map(|output| output.status.success());
        assert!(!mounted.unwrap_or(false));
    }
}
