//! Passes if nothing of its `.cargo/config.toml` has any effect.

#[test]
fn no_setting_has_an_effect() {
    assert!(!cfg!(chosen_by_the_crate));
    assert_eq!(std::env::var_os("CHOSEN_BY_THE_CRATE"), None);
    assert!(std::env::current_exe().unwrap().starts_with("/opt/maar/target"));
}
