package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.BuildLog;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CappedLogTest {

    @Test
    void aShortLogIsWhole() {
        var log = new CappedLog(1_000);
        log.line("one");
        log.line("two");
        assertThat(text(log.log())).isEqualTo("one\ntwo\n");
        assertThat(log.log().cutBytes()).isZero();
    }

    @Test
    void aLongLogKeepsItsHeadAndItsTailAndSaysWhatWasCut() {
        var log = new CappedLog(1_000);
        for (int number = 0; number < 1_000; number++) {
            log.line("line " + number);
        }
        BuildLog kept = log.log();
        assertThat(text(kept)).startsWith("line 0\nline 1\n")
                .endsWith("line 998\nline 999\n")
                .contains("[INFO] [maar] " + kept.cutBytes() + " bytes of output are left out here\n");
        assertThat(text(kept).length()).isLessThan(1_200);
        int said = 8_890;
        assertThat(kept.cutBytes() + text(kept).lines()
                .filter(line -> line.startsWith("line "))
                .mapToInt(
                        line -> line.length() + 1)
                .sum()).isEqualTo(said);
    }

    @Test
    void whatComesAfterTheCutIsKeptInOrderWhenLogsAreJoined() {
        var first = new CappedLog(1_000);
        first.line("resolved");
        var whole = new CappedLog(1_000);
        whole.append(first.log());
        whole.line("built");
        assertThat(text(whole.log())).isEqualTo("resolved\nbuilt\n");
    }

    private static String text(BuildLog log) {
        return new String(log.text(), StandardCharsets.UTF_8);
    }
}
