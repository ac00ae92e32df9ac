package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TimelessTextTest {
    private static final String RUN = """
            maar.add("details", 0, {"first":0,"crates":[["reg/a/1.0.0",1,"hash",2,[[[3,4,0,538,359,35,[1,101,107]]]]]],\
            "texts":["","regressed","list","build-fail:unknown","one"],\
            "commands":[{"kind":"resolve"},{"kind":"build","words":["cargo"]}]});
            """;

    @Test
    void timesWorkersAndTheResolvingOfALockfileAreNoDifference() throws IOException {
        String resumed = RUN.replace("538,359,35,[1,101,107]", "900,1,2,[0,0,20,1,101,5]").replace("one", "other");

        assertThat(details(resumed)).isEqualTo(details(RUN));
    }

    @Test
    void anotherEndOfACommandIsADifference() throws IOException {
        assertThat(details(RUN.replace("1,101,107", "1,0,107"))).isNotEqualTo(details(RUN));
    }

    @Test
    void anotherOutcomeIsADifference() throws IOException {
        assertThat(details(RUN.replace("build-fail", "test-fail"))).isNotEqualTo(details(RUN));
    }

    @Test
    void aLineLessInALogIsADifference() throws IOException {
        String log = "maar.add(\"log\", \"a\", {\"text\":\"[INFO] [maar] exit code 0 after 107 ms\\n[INFO] [stdout] a\\n\"});\n";

        assertThat(log(log.replace("107", "5"))).isEqualTo(log(log));
        assertThat(log(log.replace("[INFO] [stdout] a\\n", ""))).isNotEqualTo(log(log));
    }

    private static String details(String text) throws IOException {
        return TimelessText.of("data/details/0000.js", text);
    }

    private static String log(String text) throws IOException {
        return TimelessText.of("data/logs/aa/a.js", text);
    }
}
