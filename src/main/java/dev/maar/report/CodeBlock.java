package dev.maar.report;

import dev.maar.outcome.Colours;
import dev.maar.problem.VisibleText;

/// Writes foreign text as a block of code in Markdown, which it cannot end.
final class CodeBlock {
    private CodeBlock() {
    }

    /// With a fence longer than any in the text, without colours, with what acts on a screen made visible; ends with a new line.
    static String of(String language, String text) {
        String plain = VisibleText.of(Colours.without(text)).stripTrailing();
        String fence = "`".repeat(Math.max(3, longest(plain) + 1));
        return fence + language + "\n" + plain + "\n" + fence + "\n";
    }

    private static int longest(String text) {
        int longest = 0;
        int run = 0;
        for (int index = 0; index < text.length(); index++) {
            run = text.charAt(index) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
