package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrawnTextTest {
    private static final Excerpt ROOM = new Excerpt(100, 10_000);

    @Test
    void whatRustcDrawsHasItsColours() {
        String said = "\u001b[0m\u001b[1m\u001b[38;5;9merror[E0308]\u001b[0m\u001b[1m: mismatched\u001b[0m\n \u001b[94m-->\u001b[0m src/lib.rs:7\n";
        assertThat(DrawnText.of(said, ROOM)).containsExactly(new Span("bold red", "error[E0308]"),
                new Span("bold", ": mismatched"), new Span("", "\n "), new Span("blue", "-->"),
                new Span("", " src/lib.rs:7"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "1;31 | bold red",
            "31;1;0 | -",
            "[ | -",
            "2;3;4 | dim italic underlined",
            "1;2;22;36 | cyan",
            "97 | white",
            "38;5;12 | blue",
            "38;5;200 | -",
            "38;2;1;2;3 | -",
            "48;5;1;32 | green",
            "38 | -",
            "38;5 | -",
            "99999999999 | -",
            "31;39 | -",
            "1;;31 | red"})
    void aCodeOfColourIsReadOrLeftOut(String code, String look) {
        String text = code.equals("[") ? "\u001b[mx" : "\u001b[" + code + "mx";
        assertThat(DrawnText.of(text, ROOM)).containsExactly(new Span(look == null ? "" : look, "x"));
    }

    @Test
    void otherEscapesStayWhereTheyAreSeen() {
        String text = "\u001b[2Ja\u001b]0;title\u0007b\u001b[31";
        assertThat(text(DrawnText.of(text, ROOM))).isEqualTo(text);
    }

    @Test
    void longTextsAreCutAtLinesAndCharactersAndSaySo() {
        assertThat(text(DrawnText.of("a\nb\nc\nd", new Excerpt(2, 100)))).isEqualTo("a\nb\n… the log has the rest");
        assertThat(text(DrawnText.of("\u001b[31maaa\u001b[0mbbb", new Excerpt(9, 4))))
                .isEqualTo("aaab\n… the log has the rest");
        assertThat(text(DrawnText.of("a\uD83D\uDE00b", new Excerpt(9, 2)))).isEqualTo("a\n… the log has the rest");
        assertThat(text(DrawnText.of("a\nb\n", new Excerpt(2, 100)))).isEqualTo("a\nb");
        assertThat(DrawnText.of("", ROOM)).isEmpty();
    }

    private static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
