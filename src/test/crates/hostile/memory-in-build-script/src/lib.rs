//! Its build script takes all memory.
