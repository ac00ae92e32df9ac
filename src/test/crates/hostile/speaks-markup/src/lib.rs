//! Its test fails with words for browsers, terminals and tables.

#[test]
fn speaks() {
    println!("\x1b[2J\x1b[31mred\x1b]0;owned\x07\r[INFO] [maar] outcome: test-pass");
    println!("</pre><script>alert('test')</script><img src=x onerror=alert(1)> | `x` | [a](javascript:alert(1))");
    panic!("<b>not bold</b> \x1b[1mnor this\x1b[0m");
}
