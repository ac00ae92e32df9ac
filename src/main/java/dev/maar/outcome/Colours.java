package dev.maar.outcome;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of a text, kept in it as a terminal's sequences (SGR of ECMA-48: `ESC [ numbers m`).
///
/// What [#read] returns can be shown by who knows no more of terminals than this: a sequence says the whole look of what follows it, `ESC[0m` none,
/// else `ESC[0;…m` with any of 1 (bold), 2 (faint), 3 (italic), 4 (underlined) and one of 30 to 37 or 90 to 97, in this order; no look
/// goes beyond the end of its line; and there is no other control character but tab and new line.
public final class Colours {
    private static final char ESCAPE = '\u001b';
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]{0,40})m");
    /// Unicode's pictures of the first 32 control characters, in their order, and that of the last.
    private static final int PICTURES = 0x2400;
    private static final char DELETE = '\u007f';
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char WITHOUT_PICTURE = '\ufffd';

    private Colours() {
    }

    /// Reads a foreign text: colours in one spelling, which is shorter than any compiler's, and pictures of what else would act on a
    /// terminal (`␛`), as newer rustcs give them of a source's.
    public static String read(String foreign) {
        var written = new StringBuilder(foreign.length());
        Matcher sequence = SEQUENCE.matcher(foreign);
        Look shown = Look.NONE;
        Look wanted = Look.NONE;
        int at = 0;
        while (at < foreign.length()) {
            if (foreign.charAt(at) == ESCAPE && sequence.region(at, foreign.length()).lookingAt()) {
                wanted = wanted.then(sequence.group(1));
                at = sequence.end();
            } else {
                char character = foreign.charAt(at++);
                Look look = shown.at(character, wanted);
                written.append(look.equals(shown) ? "" : look.sequence());
                shown = look;
                append(written, character);
            }
        }
        return written.append(shown.equals(Look.NONE) ? "" : Look.NONE.sequence()).toString();
    }

    private static void append(StringBuilder written, char character) {
        if (!Character.isISOControl(character) || character == '\n' || character == '\t') {
            written.append(character);
        } else if (character < ' ') {
            written.append((char) (PICTURES + character));
        } else if (character == DELETE) {
            written.append(PICTURE_OF_DELETE);
        } else {
            written.append(WITHOUT_PICTURE);
        }
    }

    /// The text alone.
    public static String without(String text) {
        return text.indexOf(ESCAPE) < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
    }

    /// The beginning of a text that [#read] made, with `…` behind it where something is left out: at most `longest` characters beside the
    /// colours, and at most as many for these, beyond which the text goes on without.
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var kept = new StringBuilder(2 * longest);
        Matcher sequence = SEQUENCE.matcher(text);
        String last = Look.NONE.sequence();
        int left = longest;
        int leftForColours = longest;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ESCAPE && sequence.region(at, text.length()).lookingAt()) {
                leftForColours -= sequence.group().length();
                String next = leftForColours < 0 ? Look.NONE.sequence() : sequence.group();
                kept.append(next.equals(last) ? "" : next);
                last = next;
                at = sequence.end();
            } else if (left-- > 0) {
                kept.append(text.charAt(at++));
            } else {
                return ended(kept, last);
            }
        }
        return kept.toString();
    }

    private static String ended(StringBuilder kept, String last) {
        if (Character.isHighSurrogate(kept.charAt(kept.length() - 1))) {
            kept.setLength(kept.length() - 1);
        }
        return kept.append(last.equals(Look.NONE.sequence()) ? "" : Look.NONE.sequence()).append('…').toString();
    }
}
