package dev.maar.build;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is left of a message when everything that differs from crate to crate and from run to run is taken out: equal causes
/// have equal keys.
final class DiagnosticKey {
    private static final int LONGEST = 300;

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    /// In this order: a closure's place holds a path, a path holds hashes and numbers.
    private static final List<Rule> RULES = List.of(
            new Rule("[\\[{]([a-z ]{1,30})@[^\\]}]*[\\]}]", "{$1}"),
            new Rule("(?<![\\w./<])/(?:[\\w.+@~-]+/)+[\\w.+@~-]*(?::\\d+)*", "PATH"),
            new Rule("(?<![\\w/])(?:[\\w.-]+/)*[\\w-]+\\.(?:rs|md|toml)(?::\\d+)*\\b", "PATH"),
            new Rule("::h[0-9a-f]{16}\\b", ""),
            new Rule("\\b0x[0-9a-fA-F]+\\b", "ADDRESS"),
            new Rule("\\b(?=[a-f]*[0-9])[0-9a-f]{12,}\\b", "HASH"),
            new Rule("'?_#\\d+[a-z]\\b", "_"),
            new Rule("'\\?\\d+\\b", "'_"),
            new Rule("(?<![\\w])\\?\\d+[a-z]?\\b", "_"),
            new Rule("\\bv?\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?\\b", "VERSION"),
            new Rule("\\b(line|lines|column|pid|thread) \\d+", "$1 N"),
            new Rule("(?<=\\w):\\d+:\\d+\\b", ""),
            new Rule("\\s+", " "));

    private DiagnosticKey() {
    }

    /// The key of a message: its code, where it has one, and its normalised text, at most 300 letters.
    static String of(@Nullable String code, String message) {
        String text = message.substring(0, Math.min(message.length(), 4 * LONGEST));
        for (Rule rule : RULES) {
            text = rule.pattern().matcher(text).replaceAll(rule.replacement());
        }
        text = text.strip();
        text = text.substring(0, Math.min(text.length(), LONGEST));
        return code == null ? text : code + ": " + text;
    }
}
