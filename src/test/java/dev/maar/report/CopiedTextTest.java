package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CopiedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "fnv@1.0.7 | fnv@1.0.7",
            "`` | ''",
            "a b | 'a b'",
            "$(rm -rf .) | '$(rm -rf .)'",
            "it's | 'it'\\''s'",
            "a#b | 'a#b'"
    })
    void aWordIsOneWordForTheShell(String word, String quoted) {
        assertThat(ShellText.word(word)).isEqualTo(quoted);
    }

    @Test
    void controlCharactersReachTheShellAsTheyAreAndTheTerminalNotAtAll() throws IOException, InterruptedException {
        String word = "-Ca=b c\u001f--cap-lints=warn\\n it's\u001b[31m";
        assertThat(ShellText.word(word)).doesNotContain("\u001f", "\u001b");
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellText.word(word)).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(word);
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void nothingEndsABlockOfCode() {
        assertThat(CodeBlock.of("text", "\u001b[31merror\u001b[0m: a\n```\n# not a heading\n\u202e\n")).isEqualTo("""
                ````text
                error: a
                ```
                # not a heading
                ⟨U+202E⟩
                ````
                """);
    }

    @Test
    void onlyWhatCanBeALoginIsMentioned() {
        assertThat(Mentions.of("rust-lang-owner")).isEqualTo("@rust-lang-owner");
        assertThat(Mentions.of("github:rust-lang:libs")).isEqualTo("@rust-lang/libs");
        assertThat(Mentions.of("a <b> @everyone")).isEqualTo("a \\<b\\> \\@everyone");
        assertThat(Mentions.of(List.of("a", "b", "a"))).isEqualTo("@a, @b");
        assertThat(Mentions.of(IntStream.range(0, 45).mapToObj(index -> "u" + index).toList()))
                .endsWith("@u39 and 5 more");
    }
}
