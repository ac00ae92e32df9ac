//! Its build script kills whatever it can, cargo before all.
