#[repr(packed)]
pub struct Packed {
    pub small: u8,
    pub large: u32,
}

#[warn(unaligned_references)]
pub fn unaligned(packed: &Packed) -> u32 {
    let large = &packed.large;
    *large
}
