//! Its test uses 600 MB.

#[test]
fn fills_its_memory() {
    let mut bytes = vec![0u8; 600 << 20];
    for page in bytes.chunks_mut(4096) {
        page[0] = 1;
    }
    assert_eq!(bytes.iter().step_by(4096).filter(|byte| **byte == 1).count(), 600 << 8);
}
