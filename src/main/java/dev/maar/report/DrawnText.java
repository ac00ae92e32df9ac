package dev.maar.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text with a terminal's codes of colour (SGR) as pieces that a page can draw.
///
/// Only bold, dim, italic, underlined and the sixteen named colours are known; other codes of colour are left out, other escapes stay in the
/// text and are made visible where it is printed. Reading is linear in the text's length.
final class DrawnText {
    private static final Pattern CODE = Pattern.compile("\u001b\\[([0-9;:]{0,64})m");
    private static final List<String> COLOURS = List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan",
            "white");
    private static final String LEFT_OUT = "\n… the log has the rest";

    private final List<Span> spans = new ArrayList<>();
    private int lines;
    private int characters;
    private boolean full;

    private DrawnText(Excerpt bounds) {
        this.lines = bounds.lines();
        this.characters = bounds.characters();
    }

    /// Returns the pieces of what the bounds leave of the text; where something is left out the last says so.
    static List<Span> of(String text, Excerpt bounds) {
        var drawn = new DrawnText(bounds);
        drawn.read(text.stripTrailing());
        return List.copyOf(drawn.spans);
    }

    private void read(String text) {
        Look look = Look.PLAIN;
        Matcher code = CODE.matcher(text);
        int start = 0;
        while (code.find()) {
            add(look, text.substring(start, code.start()));
            look = look.with(code.group(1));
            start = code.end();
        }
        add(look, text.substring(start));
    }

    private void add(Look look, String text) {
        if (full || text.isEmpty()) {
            return;
        }
        int end = roomFor(text);
        append(look.words(), text.substring(0, end));
        characters -= end;
        if (end < text.length()) {
            append("", LEFT_OUT);
            full = true;
        }
    }

    /// How many characters of the text there is room for, never half of a pair.
    private int roomFor(String text) {
        int most = Math.min(text.length(), characters);
        for (int index = 0; index < most; index++) {
            if (text.charAt(index) == '\n' && --lines == 0) {
                return index;
            }
        }
        boolean splits = most > 0 && most < text.length() && Character.isHighSurrogate(text.charAt(most - 1));
        return splits ? most - 1 : most;
    }

    private void append(String look, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().look().equals(look)) {
            spans.add(new Span(look, spans.removeLast().text() + text));
        } else {
            spans.add(new Span(look, text));
        }
    }

    /// How a terminal would show what follows.
    private record Look(boolean bold, boolean dim, boolean italic, boolean underlined, String colour) {
        static final Look PLAIN = new Look(false, false, false, false, "");

        Look with(String codes) {
            String[] parts = codes.isEmpty() ? new String[]{"0"} : codes.split("[;:]", -1);
            Look look = this;
            for (int index = 0; index < parts.length; index++) {
                int code = number(parts[index]);
                if (code == 38 || code == 48) {
                    boolean named = index + 2 < parts.length && parts[index + 1].equals("5");
                    look = code == 38 ? look.coloured(named ? number(parts[index + 2]) : -1) : look;
                    index += named ? 2 : 4;
                } else {
                    look = look.with(code);
                }
            }
            return look;
        }

        private Look with(int code) {
            return switch (code) {
                case 0 -> PLAIN;
                case 1 -> new Look(true, dim, italic, underlined, colour);
                case 2 -> new Look(bold, true, italic, underlined, colour);
                case 3 -> new Look(bold, dim, true, underlined, colour);
                case 4 -> new Look(bold, dim, italic, true, colour);
                case 22 -> new Look(false, false, italic, underlined, colour);
                case 23 -> new Look(bold, dim, false, underlined, colour);
                case 24 -> new Look(bold, dim, italic, false, colour);
                case 30, 31, 32, 33, 34, 35, 36, 37 -> coloured(code - 30);
                case 90, 91, 92, 93, 94, 95, 96, 97 -> coloured(code - 90);
                case 39 -> coloured(-1);
                default -> this;
            };
        }

        /// The bright colours look like the others; what has no name looks like plain text.
        private Look coloured(int colour) {
            boolean known = colour >= 0 && colour < 2 * COLOURS.size();
            return new Look(bold, dim, italic, underlined, known ? COLOURS.get(colour % COLOURS.size()) : "");
        }

        String words() {
            String words = (bold ? "bold " : "") + (dim ? "dim " : "") + (italic ? "italic " : "")
                    + (underlined ? "underlined " : "") + colour;
            return words.strip();
        }

        private static int number(String digits) {
            return digits.isEmpty() ? 0 : digits.length() > 3 ? -1 : Integer.parseInt(digits);
        }
    }
}
