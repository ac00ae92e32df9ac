//! Asks the compiler for its release, as build scripts do, and fails below 1.70.
use std::env;
use std::process::Command;

fn main() {
    let output = Command::new(env::var_os("RUSTC").unwrap()).arg("-V").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let minor: u32 = text.split('.').nth(1).unwrap().parse().unwrap();
    assert!(minor >= 70, "this crate wants rustc 1.70, not {}", text.trim());
}
