// Compiled with the flags of rustc, as there is no other target.
fn main() {
    let docs_rs = std::env::var_os("DOCS_RS").is_some();
    assert_eq!(docs_rs, cfg!(from_rustc_args), "DOCS_RS and rustc-args do not go together");
    assert_eq!(docs_rs, std::env::var_os("CARGO_FEATURE_EXTRA").is_some(), "features");
    assert_eq!(docs_rs, std::env::var_os("CARGO_FEATURE_USUAL").is_none(), "no-default-features");
}
