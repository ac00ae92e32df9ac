//! Its build script is a fork bomb.
