package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In these tests `~` stands for ESC.
final class ColoursTest {
    /// What is said of a text that was read: its sequences, and that no look goes beyond a line's end.
    private static final Pattern SPELLING = Pattern
            .compile("(?:(?!~)[^\n]|~\\[0m|~\\[0(?:;1)?(?:;2)?(?:;3)?(?:;4)?(?:;(?:3|9)[0-7])?m|\n)*");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "~[0m~[1m~[38;5;9merror[E0308]~[0m~[0m~[1m: mismatched~[0m | ~[0;1;91merror[E0308]~[0;1m: mismatched~[0m",
            "~[1m~[91merror~[0m~[1m: types~[0m | ~[0;1;91merror~[0;1m: types~[0m",
            "'~[0m  ~[0m~[0m~[1m~[38;5;12m+ ~[0m~[0m   ~[0m~[0m~[1m~[38;5;12m---~[0m' | '  ~[0;1;94m+    ---~[0m'",
            "~[1;4ma b~[24mc~[22md | ~[0;1;4ma b~[0;1mc~[0md",
            "~[2;3ma~[22;23mb | ~[0;2;3ma~[0mb",
            "~[38;5;3ma~[38;5;200mb~[38;2;1;2;3mc~[39md | ~[0;33ma~[0mbcd",
            "~[31ma~[48;5;4;1mb~[8;7;5mc | ~[0;31ma~[0;1;31mbc~[0m",
            "a~[mb~[;1mc~[999mc~[99999999999mc | ab~[0;1mccc~[0m"})
    void everySequenceSaysTheWholeLook(String foreign, String read) {
        assertThat(read(foreign)).isEqualTo(read);
    }

    @Test
    void aLookEndsWithItsLine() {
        assertThat(read("~[31mred\nstill~[0m\n\n")).isEqualTo("~[0;31mred~[0m\n~[0;31mstill~[0m\n\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "~]0;title\u0007x | ␛]0;title␇x", "~[2J~[1;1H | ␛[2J␛[1;1H", "\u009b31mred | �31mred",
            "'a\rb\bc\u007f' | a␍b␈c␡",
            "~[31;m~[31:1m~[ 1m~ | ␛[31:1m␛[ 1m␛", "~[1111111111111111111111111111111111111111;1mx |"
                    + " ␛[1111111111111111111111111111111111111111;1mx"})
    void whatElseActsOnATerminalIsShown(String foreign, String read) {
        assertThat(read(foreign)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain\n\ttext  é 🦀\n", "~[0m", "~[31m", "\n"})
    void aTextWithoutColoursStaysAsItIs(String foreign) {
        assertThat(read(foreign)).isEqualTo(foreign.replaceAll("~.*m", ""));
    }

    @Test
    void withoutColoursTheTextIsLeft() {
        assertThat(Colours.without(escaped("~[0;1;91merror~[0;1m: x~[0m\n\tb"))).isEqualTo("error: x\n\tb");
        assertThat(Colours.without("plain")).isEqualTo("plain");
    }

    @Test
    void aCutCountsTheTextAndNotItsColours() {
        assertThat(cut("~[0;31mabc~[0mdefghijklm", 13)).isEqualTo("~[0;31mabc~[0mdefghijklm");
        assertThat(cut("~[0mabcd~[0m", 3)).isEqualTo("abc…");
        assertThat(cut("~[0;1mabcdefghij~[0m", 10)).isEqualTo("~[0;1mabcdefghij~[0m");
        assertThat(cut("ab~[0;1mcdefghijklm~[0m", 10)).isEqualTo("ab~[0;1mcdefghij~[0m…");
        assertThat(cut("abc🦀def", 4)).isEqualTo("abc…");
    }

    @Test
    void aCutLeavesColoursOutThatAreTooMany() {
        assertThat(cut("~[0;31ma~[0;32mb~[0;33mc~[0;34md~[0me", 14)).isEqualTo("~[0;31ma~[0;32mb~[0mcde");
        String longest = Colours.cut(Colours.read(escaped("~[1;2;3;4;31mx~[0my".repeat(50_000))), 1_000);
        assertThat(longest).hasSizeLessThan(2_010).startsWith(escaped("~[0;1;2;3;4;31mx~[0my")).endsWith("xy…");
        assertThat(Colours.without(longest)).hasSize(1_001);
    }

    @Test
    @Timeout(20)
    void whateverIsReadIsInOneSpelling() {
        var random = new Random(5);
        String[] parts = {"~", "[", "0", "1", ";", "38;5;9", "48;2;1;1;1", "4", "m", "~[1m", "~[31m", "~[0m", "\n", " ",
                "a", "é", "\u0007", "\u0085", "🦀"};
        for (int round = 0; round < 3_000; round++) {
            var foreign = new StringBuilder();
            for (int part = random.nextInt(40); part > 0; part--) {
                foreign.append(parts[random.nextInt(parts.length)]);
            }
            String read = read(foreign.toString());
            assertThat(read).as(foreign.toString()).matches(SPELLING);
            assertThat(read(read)).isEqualTo(read);
            assertThat(read.lines()).allSatisfy(line -> assertThat(line.substring(line.lastIndexOf('~') + 1))
                    .satisfiesAnyOf(end -> assertThat(end).startsWith("[0m"),
                            _ -> assertThat(line).doesNotContain("~")));
            assertThat(Colours.without(escaped(read))).doesNotContain("\u001b");
        }
        assertThat(Colours.read("\u001b[".repeat(2_000_000))).hasSize(4_000_000);
    }

    private static String read(String foreign) {
        return Colours.read(escaped(foreign)).replace('\u001b', '~');
    }

    private static String cut(String text, int longest) {
        return Colours.cut(escaped(text), longest).replace('\u001b', '~');
    }

    private static String escaped(String text) {
        return text.replace('~', '\u001b');
    }
}
