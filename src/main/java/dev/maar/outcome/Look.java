package dev.maar.outcome;

import java.util.Iterator;
import java.util.List;

/// How a stretch of text looks on a terminal, as far as compilers make use of it; `colour` is 30 to 37 or 90 to 97, 0 for the usual one.
record Look(boolean bold, boolean faint, boolean italic, boolean underlined, int colour) {
    static final Look NONE = new Look(false, false, false, false, 0);

    private static final int USUAL = 39;
    private static final int DARK = 30;
    private static final int BRIGHT = 90;
    private static final int COLOURS = 8;

    /// The look after a sequence with these numbers, separated by `;`. What is not kept changes nothing: backgrounds, and what would hide text.
    Look then(String numbers) {
        Iterator<Integer> codes = List.of(numbers.split(";", -1)).stream().map(Look::number).iterator();
        Look look = this;
        while (codes.hasNext()) {
            int code = codes.next();
            look = switch (code) {
                case 38 -> look.coloured(palette(codes));
                case 48 -> {
                    palette(codes);
                    yield look;
                }
                default -> look.then(code);
            };
        }
        return look;
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : digits.length() > 3 ? -1 : Integer.parseInt(digits);
    }

    /// Takes the numbers of a colour by its place among 256, or by its parts, of which the first 16 have a number of their own.
    private static int palette(Iterator<Integer> codes) {
        int kind = codes.hasNext() ? codes.next() : -1;
        int parts = kind == 5 ? 1 : kind == 2 ? 3 : 0;
        int place = -1;
        for (int part = 0; part < parts && codes.hasNext(); part++) {
            place = codes.next();
        }
        if (kind != 5 || place < 0 || place >= 2 * COLOURS) {
            return 0;
        }
        return place < COLOURS ? DARK + place : BRIGHT + place - COLOURS;
    }

    private Look then(int code) {
        return switch (code) {
            case 0 -> NONE;
            case 1 -> new Look(true, faint, italic, underlined, colour);
            case 2 -> new Look(bold, true, italic, underlined, colour);
            case 3 -> new Look(bold, faint, true, underlined, colour);
            case 4 -> new Look(bold, faint, italic, true, colour);
            case 22 -> new Look(false, false, italic, underlined, colour);
            case 23 -> new Look(bold, faint, false, underlined, colour);
            case 24 -> new Look(bold, faint, italic, false, colour);
            case USUAL -> coloured(0);
            default -> isColour(code) ? coloured(code) : this;
        };
    }

    private static boolean isColour(int code) {
        return (code >= DARK && code < DARK + COLOURS) || (code >= BRIGHT && code < BRIGHT + COLOURS);
    }

    private Look coloured(int other) {
        return new Look(bold, faint, italic, underlined, other);
    }

    /// How a character has to look for one that should look like `wanted`, where what stands before it looks like this: an end of a line
    /// ends every look, and a space looks the same in most.
    Look at(char character, Look wanted) {
        if (character == '\n') {
            return NONE;
        }
        return character == ' ' && !underlined && !wanted.underlined ? this : wanted;
    }

    /// What makes a terminal show it, whatever it showed before.
    String sequence() {
        var text = new StringBuilder("\u001b[0");
        text.append(bold ? ";1" : "")
                .append(faint ? ";2" : "")
                .append(italic ? ";3" : "")
                .append(underlined ? ";4" : "");
        return (colour == 0 ? text : text.append(';').append(colour)).append('m').toString();
    }
}
