//! Takes memory until there is none.

fn main() {
    let mut taken: Vec<Vec<u8>> = Vec::new();
    loop {
        taken.push(vec![1; 16 << 20]);
        println!("{} MiB", taken.len() * 16);
    }
}
