package dev.maar.report;

import dev.maar.problem.VisibleText;

/// Writes foreign text into one line of Markdown so that it stays text.
final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]<>|#!&~$@";
    private static final String LEADING = "+-=";

    private MarkdownText() {
    }

    /// No more than `most` characters of the text, and a sign where there were more; each may take two in Markdown.
    static String of(String text, int most) {
        String visible = VisibleText.of(text);
        int characters = visible.codePointCount(0, visible.length());
        return characters <= most ? of(visible) : of(visible.substring(0, visible.offsetByCodePoints(0, most))) + "…";
    }

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        String visible = VisibleText.of(text).replace('\n', ' ').replace('\t', ' ');
        if (!visible.isEmpty() && LEADING.indexOf(visible.charAt(0)) >= 0) {
            safe.append('\\');
        }
        for (int index = 0; index < visible.length(); index++) {
            char character = visible.charAt(index);
            if (SPECIAL.indexOf(character) >= 0 && !insideWord(visible, index)) {
                safe.append('\\');
            }
            safe.append(character);
        }
        return safe.toString();
    }

    /// An underscore between letters or digits (`lazy_static`) means nothing in Markdown, and is better read as it is.
    private static boolean insideWord(String text, int index) {
        return text.charAt(index) == '_' && index > 0 && index + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
