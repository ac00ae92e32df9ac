package dev.maar.cli;

/// Makes text harmless for a terminal: whatever would act on it instead of being shown becomes a picture of itself.
final class Visible {
    private static final int CONTROL_PICTURES = 0x2400;

    private Visible() {
    }

    /// Keeps new lines and tabs; an escape becomes `␛`, what turns the writing direction `⟨U+202E⟩`.
    static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(visible, character));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        if (character == '\n' || character == '\t') {
            visible.append((char) character);
        } else if (character < ' ') {
            visible.append((char) (CONTROL_PICTURES + character));
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
