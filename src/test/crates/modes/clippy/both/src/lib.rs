//! Every Clippy warns of the needless `return` (`clippy::needless_return`).

pub fn one() -> u32 {
    return 1;
}
