//! Is fixed by a newer compiler: `let … else` came with Rust 1.65.

pub fn first(words: &[u8]) -> u8 {
    let [first, ..] = words else { return 0 };
    *first
}

#[test]
fn takes_the_first() {
    assert_eq!(first(&[3, 4]), 3);
}
