//! Its build script fills the target folder.
