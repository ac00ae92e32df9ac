package dev.maar.report;

import dev.maar.problem.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/// Writes words so that a POSIX shell reads them as they are.
final class ShellText {
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private ShellText() {
    }

    /// One word: in single quotes unless it is of harmless letters alone.
    static String word(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
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
