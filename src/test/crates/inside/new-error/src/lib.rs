pub fn wrong() -> u32 {
    "no compiler takes this"
}

pub fn widen(bytes: &[u8]) -> Box<[u16]> {
    let words = bytes.iter().map(|byte| (*byte).into()).collect::<Box<_>>();
    words.into()
}
