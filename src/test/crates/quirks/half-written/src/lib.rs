//! Does not compile yet.

pub fn half(
