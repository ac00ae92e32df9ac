//! Its build script fails every second time.
