//! Two tests, each of which fails every second time: seldom do the same ones fail twice.

#[cfg(test)]
fn heads() -> bool {
    let uuid = std::fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap();
    u8::from_str_radix(&uuid[..1], 16).unwrap() % 2 == 0
}

#[test]
fn the_first_comes_up_heads() {
    assert!(heads(), "tails");
}

#[test]
fn the_second_comes_up_heads() {
    assert!(heads(), "tails");
}
