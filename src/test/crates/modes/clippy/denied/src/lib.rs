//! Clippy of 1.96.0 denies the comparison by default (`clippy::impossible_comparisons`, since 1.73), that of 1.63.0 does not.

pub fn between(value: u32) -> bool {
    value < 200 && value > 300
}

pub fn most() -> u32 {
    std::u32::MAX
}
