//! Its test takes all memory.

#[test]
fn takes_memory() {
    let mut taken: Vec<Vec<u8>> = Vec::new();
    loop {
        taken.push(vec![1; 16 << 20]);
        println!("{} MiB", taken.len() * 16);
    }
}
