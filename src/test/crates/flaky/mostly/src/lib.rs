//! Its test passes one time in eight.

#[test]
fn is_nought() {
    let uuid = std::fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap();
    assert!(u8::from_str_radix(&uuid[..1], 16).unwrap() % 8 == 0, "not nought");
}
