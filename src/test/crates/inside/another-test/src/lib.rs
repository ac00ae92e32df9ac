#[cfg(test)]
mod tests {
    #[test]
    fn never_passes() {
        assert_eq!(1, 2);
    }

    #[test]
    fn passes_with_an_old_compiler() {
        let version = std::process::Command::new("rustc").arg("-V").output().unwrap();
        assert!(String::from_utf8_lossy(&version.stdout).contains("1.63.0"));
    }
}
