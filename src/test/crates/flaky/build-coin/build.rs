fn main() {
    let uuid = std::fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap();
    assert!(u8::from_str_radix(&uuid[..1], 16).unwrap() % 2 == 0, "tails");
}
