pub fn lifetimes(text: &str) -> std::str::Chars {
    text.chars()
}
