//! Says what a careless reader would obey.

fn main() {
    println!("cargo:warning=<script>alert('build')</script>\x1b[2J\x1b]0;owned\x07");
}
