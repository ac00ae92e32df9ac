pub fn lifetimes(text: &str) -> std::str::Chars {
    text.chars()
}

pub fn falls_back(end: bool) {
    if end { return } else { Default::default() };
}
