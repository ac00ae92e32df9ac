package dev.maar.build;

/// The beginning of a foreign text: what a crate writes may be of any length, what we look at and keep is not.
final class Excerpt {
    /// Longer than any command line of rustc's that cargo quotes, whose end says how it ended.
    static final int LINE = 131_072;
    /// What is kept of a line that is kept at all.
    static final int KEPT_LINE = 4_096;

    private Excerpt() {
    }

    static String of(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
