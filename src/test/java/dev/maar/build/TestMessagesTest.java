package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What 1.96.0 and 1.63.0 print of the same tests, and what a test may print to be taken for that.
final class TestMessagesTest {

    @Test
    void aPanicSaysWhatAndWhere() {
        Map<String, String> said = said("panics");

        assertThat(said).containsEntry("tests::equal",
                "src/lib.rs:16:9 assertion `left == right` failed: two lines:\nhere\n  left: [1, 2]\n right: [3]")
                .containsEntry("tests::expects", "src/lib.rs:25:42 it's 'quoted', really:"
                        + " Os { code: 2, kind: NotFound, message: \"No such file or directory\" }")
                .containsEntry("tests::unwraps", "src/lib.rs:21:14 called `Option::unwrap()` on a `None` value")
                .containsEntry("tests::in_thread", "src/lib.rs:41:31 in a thread\n\nwith a blank line")
                .containsEntry("tests::boxed", "src/lib.rs:45:9 Box<dyn Any>")
                .containsEntry("src/lib.rs - nothing (line 1)",
                        "src/lib.rs:6:1 assertion `left == right` failed: doc says 3\n  left: 1\n right: 2");
    }

    @Test
    void anOldCompilersPanicIsQuoted() {
        Map<String, String> said = said("panics-old");

        assertThat(said).containsEntry("tests::equal", "src/lib.rs:16:9 assertion failed: `(left == right)`\n"
                + "  left: `[1, 2]`,\n right: `[3]`: two lines:\nhere")
                .containsEntry("tests::expects", "src/lib.rs:25:42 it's 'quoted', really:"
                        + " Os { code: 2, kind: NotFound, message: \"No such file or directory\" }")
                .containsEntry("tests::in_thread", "src/lib.rs:41:31 in a thread\n\nwith a blank line")
                .containsEntry("tests::boxed", "src/lib.rs:45:9 Box<dyn Any>")
                .containsEntry("src/lib.rs - nothing (line 1)", "src/lib.rs:5:1 assertion failed: `(left == right)`\n"
                        + "  left: `1`,\n right: `2`: doc says 3");
    }

    @Test
    void aTestThatDoesNotPanicSaysSomethingElse() {
        assertThat(said("panics")).containsEntry("tests::returns", " \"no such thing\\nreally\"")
                .containsEntry("tests::should", "src/lib.rs:33:8 test did not panic as expected")
                .containsEntry("tests::should_say", "src/lib.rs:37:9 that")
                .doesNotContainKeys("tests::quiet", "src/lib.rs - nothing (line 6)");
        assertThat(said("panics-old")).containsEntry("tests::should", " test did not panic as expected")
                .containsEntry("tests::should_say", "src/lib.rs:37:9 that")
                .doesNotContainKeys("tests::quiet", "src/lib.rs - nothing (line 6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test compiled successfully, but it's marked `compile_fail`.",
            "Test executable succeeded, but it's marked `should_panic`.",
            "Some expected error codes were not found: [\"E0308\"]"})
    void rustdocsRemarksAreMessages(String remark) {
        assertThat(of(remark, "more").text()).isEqualTo(remark);
    }

    @Test
    void aReturnedErrorMayHaveLinesAndIsLessThanAPanic() {
        assertThat(of("Error: cannot read", "", "Caused by:", "    No such file", "", "Stack backtrace:", "   0: main"))
                .satisfies(message -> assertThat(message.text())
                        .isEqualTo("cannot read\n\nCaused by:\n    No such file"));
        assertThat(of("Error: printed", "thread 't' panicked at src/a.rs:1:2:", "real").text()).isEqualTo("real");
    }

    @Test
    void theKeyLeavesOutWhatDiffers() {
        assertThat(of("thread 't' panicked at src/a.rs:1:2:", "cannot  open /tmp/a/b:", "  at 0x7f0c4fe4a57c").key())
                .isEqualTo("cannot open PATH: at ADDRESS");
        assertThat(of("thread 't' panicked at 'cannot open /tmp/c/d:", "at 0x1', src/z.rs:9:9").key())
                .isEqualTo("cannot open PATH: at ADDRESS");
    }

    @Test
    void coloursAndOtherSequencesAreNoPartOfIt() {
        assertThat(of("thread 't' panicked at src/\u001b[1ma.rs:1:2:", "\u001b[31mleft\u001b[0m \u001b]0;x\u0007"))
                .isEqualTo(new TestMessage("left ␛]0;x␇", "src/a.rs:1:2", "left ␛]0;x␇"));
    }

    @Test
    void testsOfOneNameInTwoTargetsAreTwo() {
        var output = new LibtestOutput();
        for (String message : List.of("first", "second")) {
            List.of("running 1 test", "test t ... FAILED", "", "failures:", "", "---- t stdout ----", "",
                    "thread 't' panicked at src/a.rs:1:2:", message, "", "", "failures:", "    t", "",
                    "test result: FAILED. 0 passed; 1 failed").forEach(output::stdout);
        }
        assertThat(output.results()).extracting(result -> Objects.requireNonNull(result.message()).text())
                .containsExactly("first", "second");
    }

    @Test
    void aTestThatPassesHasNoMessageWhateverItPrints() {
        var output = new LibtestOutput();
        List.of("running 1 test", "test t ... ok", "failures:", "---- t stdout ----",
                "thread 't' panicked at src/a.rs:1:2:", "no", "failures:", "test result: ok. 1 passed")
                .forEach(output::stdout);
        assertThat(output.results()).containsExactly(new TestResult("", "t", "ok"));
    }

    @Test
    @Timeout(20)
    void noMoreIsKeptThanABound() {
        var messages = new TestMessages();
        String line = "thread 'x' panicked at 'y', ".repeat(10_000);
        for (int test = 0; test < 2_000; test++) {
            messages.line(0, "---- t" + test + " stdout ----");
            messages.line(0, "thread 't' panicked at '" + (test < 20 ? line : "short"));
            for (int more = 0; more < 200; more++) {
                messages.line(0, test < 20 ? line : "more");
            }
        }
        messages.finish();

        TestMessage longest = Objects.requireNonNull(messages.of(0, "t0"));
        assertThat(longest.text()).hasSize(1_001).endsWith("…");
        assertThat(longest.key()).hasSizeLessThanOrEqualTo(300);
        assertThat(messages.of(0, "t999")).isNotNull();
        assertThat(messages.of(0, "t1000")).isNull();
    }

    private static TestMessage of(String... lines) {
        var messages = new TestMessages();
        messages.line(0, "---- t stdout ----");
        List.of(lines).forEach(line -> messages.line(0, line));
        messages.finish();
        return Objects.requireNonNull(messages.of(0, "t"));
    }

    /// Place and text of each test that said something.
    private static Map<String, String> said(String name) {
        Map<String, String> said = new HashMap<>();
        for (TestResult test : Fixture.read(Fixture.TEST_RUN, name).output().tests()) {
            TestMessage message = test.message();
            if (message != null) {
                said.put(test.name(), message.place() + " " + message.text());
            }
        }
        return said;
    }
}
