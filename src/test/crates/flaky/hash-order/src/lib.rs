//! Its test depends on the order of a hash set, which is another one in each process.

#[test]
fn the_first_is_even() {
    let numbers: std::collections::HashSet<u32> = (0..100).collect();
    assert!(numbers.iter().next().unwrap() % 2 == 0, "an odd one came first");
}
