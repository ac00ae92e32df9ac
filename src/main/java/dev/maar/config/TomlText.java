package dev.maar.config;

import java.util.List;
import java.util.stream.Collectors;

/// Writes values as TOML does, so that foreign text is nothing but text when it is read again, and shows no other than what it is.
public final class TomlText {
    private TomlText() {
    }

    /// A basic string: what acts on a screen or is not seen, such as marks that turn the writing direction, becomes its number.
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    /// An array of strings on one line.
    public static String list(List<String> texts) {
        return texts.stream().map(TomlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            default -> {
                if (Character.getType(character) == Character.SURROGATE) {
                    // Half a character is none, and TOML has no way to say it.
                    quoted.append('\uFFFD');
                } else if (isUnseen(character)) {
                    quoted.append(String.format(character > 0xFFFF ? "\\U%08X" : "\\u%04X", character));
                } else {
                    quoted.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
