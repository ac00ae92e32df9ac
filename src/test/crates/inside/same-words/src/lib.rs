pub fn names() -> Missing {
    "types come later"
}
