//! A program alone, which docs.rs would not document.

/// Does nothing.
fn main() {}
