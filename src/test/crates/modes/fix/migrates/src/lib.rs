//! Edition 2018 takes a trait for a type, edition 2021 wants `dyn`.

pub fn call(work: &Fn() -> u32) -> u32 {
    work()
}
