//! Clippy of 1.96.0 warns of the constant (`clippy::legacy_numeric_constants`, since 1.79), that of 1.63.0 does not.

pub fn most() -> u32 {
    std::u32::MAX
}
