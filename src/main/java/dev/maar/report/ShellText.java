package dev.maar.report;

import dev.maar.problem.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/// Writes words so that a POSIX shell reads them as they are.
final class ShellText {
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private ShellText() {
    }

    /// One word: in single quotes unless it is of harmless letters alone. What acts on a terminal is written as its number.
    static String word(String word) {
        if (word.chars().anyMatch(Character::isISOControl)) {
            return "\"$(printf '%b' " + word(numbered(word)) + ")\"";
        }
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String numbered(String word) {
        StringBuilder numbered = new StringBuilder();
        for (char letter : word.replace("\\", "\\\\").toCharArray()) {
            numbered.append(Character.isISOControl(letter)
                    ? String.format("\\0%03o", (int) letter)
                    : String.valueOf(letter));
        }
        return numbered.toString();
    }

    /// A command line.
    static String words(List<String> words) {
        return words.stream().map(ShellText::word).collect(Collectors.joining(" "));
    }

    /// `NAME=VALUE` before a command.
    static String variable(String name, String value) {
        return name + "=" + word(value);
    }

    /// A comment to the line's end.
    static String comment(String text) {
        return "# " + VisibleText.of(text).replace('\n', ' ');
    }
}
