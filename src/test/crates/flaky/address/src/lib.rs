//! Its test depends on where the kernel put the stack.

#[test]
fn lies_on_an_even_page() {
    let here = 0u8;
    assert!((&here as *const u8 as usize >> 12) % 2 == 0, "an odd page");
}
