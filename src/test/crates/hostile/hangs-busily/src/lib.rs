//! Its test is busy for ever.

#[test]
fn never_ends() {
    let mut number: u64 = 1;
    while number != 0 {
        number = number.wrapping_mul(3);
    }
}
