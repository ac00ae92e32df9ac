package dev.maar.problem;

/// Shows what would otherwise act on the reader's screen: control characters, terminal escapes, characters that turn the writing
/// direction or take no room.
///
/// Each becomes its number (`⟨U+001B⟩`), which every font can show; new lines and tabs stay.
public final class VisibleText {
    private VisibleText() {
    }

    /// The text with everything that acts made visible.
    public static String of(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(visible, character));
        return visible.toString();
    }

    /// Most texts are ASCII without anything special, and there are millions of them in a report.
    private static boolean plain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < ' ' || unit >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder visible, int character) {
        if (character == '\n' || character == '\t') {
            visible.append((char) character);
        } else if (acts(character)) {
            visible.append(String.format("⟨U+%04X⟩", character));
        } else {
            visible.appendCodePoint(character);
        }
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
