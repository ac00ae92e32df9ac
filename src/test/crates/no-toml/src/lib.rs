//! Has a manifest that is no TOML.
