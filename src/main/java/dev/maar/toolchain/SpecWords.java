package dev.maar.toolchain;

import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// A toolchain's words `SOURCE(+NAME=VALUE)*`, apart and without their quotes.
///
/// A value in double quotes may hold a `+`; in it `\"` is a quote and `\\` a backslash. A quote elsewhere is a letter like any other, as
/// for Crater, which has no quoting.
record SpecWords(String source, List<Modifier> modifiers) {

    /// One `+NAME=VALUE`.
    record Modifier(String name, String value) {}

    SpecWords {
        modifiers = List.copyOf(modifiers);
    }

    /// Throws [UserError] for what is not of that form.
    static SpecWords read(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UserError("toolchain \"" + VisibleText.of(text.replaceAll("[\\n\\t]", " "))
                    + "\" holds a control character, such as a line's end");
        }
        var reading = new Reading(text);
        String source = reading.next(':');
        var modifiers = new ArrayList<Modifier>();
        while (!reading.ended()) {
            modifiers.add(modifier(text, reading.next('=')));
        }
        return new SpecWords(source, modifiers);
    }

    private static Modifier modifier(String text, String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new UserError("toolchain \"" + text + "\": expected +NAME=VALUE, not \"+" + word
                    + "\"; a value that holds a '+' is written in double quotes, as in +rustflags=\"-Ctarget-feature=+aes\"");
        }
        return new Modifier(word.substring(0, equals), word.substring(equals + 1));
    }

    /// The value as it is written behind its `=` or `:`: in quotes only where it would be read as something else without.
    static String quoted(String value) {
        return value.contains("+") || value.startsWith("\"")
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : value;
    }

    /// How far a text is read.
    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        boolean ended() {
            return at > text.length();
        }

        /// The next word, to the next `+` or the end; right behind the first `mark` its rest may be in quotes.
        String next(char mark) {
            var word = new StringBuilder();
            boolean marked = false;
            while (at < text.length() && text.charAt(at) != '+') {
                char letter = text.charAt(at++);
                word.append(letter);
                if (letter == mark && !marked) {
                    marked = true;
                    quotes(word);
                }
            }
            at++;
            return word.toString();
        }

        private void quotes(StringBuilder word) {
            if (at == text.length() || text.charAt(at) != '"') {
                return;
            }
            at++;
            for (char letter = letter(); letter != '"'; letter = letter()) {
                word.append(letter == '\\' ? escaped() : letter);
            }
            if (at < text.length() && text.charAt(at) != '+') {
                throw new UserError(
                        "toolchain \"" + text + "\": expected '+' or the end behind the closing quote, not \""
                                + text.substring(at) + "\"");
            }
        }

        private char escaped() {
            char letter = letter();
            if (letter != '"' && letter != '\\') {
                throw new UserError("toolchain \"" + text + "\": \\" + letter
                        + " means nothing in quotes: expected \\\" or \\\\");
            }
            return letter;
        }

        private char letter() {
            if (at == text.length()) {
                throw new UserError("toolchain \"" + text + "\": a quote is opened and not closed");
            }
            return text.charAt(at++);
        }
    }
}
