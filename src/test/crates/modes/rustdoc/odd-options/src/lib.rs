//! docs.rs takes no such list of features.
