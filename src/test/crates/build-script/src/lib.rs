//! Its build script refuses old compilers.
