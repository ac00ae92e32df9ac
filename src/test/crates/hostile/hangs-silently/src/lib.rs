//! Its build script hangs and does nothing.
