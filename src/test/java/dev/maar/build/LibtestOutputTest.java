package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.maar.outcome.TestResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LibtestOutputTest {

    @Test
    void readsEveryTargetsTests() {
        assertThat(Fixture.read(Fixture.TEST_RUN, "tests-run").output().tests())
                .extracting(TestResult::target, TestResult::name, TestResult::result)
                .containsExactly(
                        tuple("unittests src/lib.rs", "inside::adds", "ok"),
                        tuple("unittests src/lib.rs", "inside::left_out", "ignored"),
                        tuple("unittests src/lib.rs", "inside::left_out_too", "ignored"),
                        tuple("unittests src/lib.rs", "inside::noisy", "ok"),
                        tuple("unittests src/lib.rs", "inside::panics", "ok"),
                        tuple("tests/outside.rs", "broken", "FAILED"),
                        tuple("tests/outside.rs", "whole", "ok"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 11)", "ok"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 15)", "ok"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 19)", "ok"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 23)", "ignored"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 3)", "ok"),
                        tuple("Doc-tests tests", "src/lib.rs - add (line 7)", "FAILED"));
    }

    @Test
    void readsATestAfterAnothersNoise() {
        assertThat(Fixture.read(Fixture.TEST_RUN, "tests-parallel").output().tests())
                .extracting(TestResult::name)
                .containsExactly("inside::left_out", "inside::left_out_too", "inside::adds", "inside::noisy",
                        "inside::panics", "whole", "broken");
    }

    @Test
    void aTargetWithItsOwnHarnessHasNoTests() {
        var reader = new LibtestOutput();
        reader.stderr("     Running unittests src/lib.rs (target/debug/deps/custom-d31909df604d2a62)");
        block(reader, "test t ... ok");
        reader.stderr("     Running tests/own.rs (target/debug/deps/own-4d089575227306ec)");
        reader.stdout("my own harness");
        reader.stdout("test fake ... ok");
        reader.stderr("     Running tests/zlast.rs (target/debug/deps/zlast-92c29f66ae74cbba)");
        block(reader, "test z ... ok");

        assertThat(reader.results()).containsExactly(new TestResult("unittests src/lib.rs", "t", "ok"),
                new TestResult("tests/zlast.rs", "z", "ok"));
    }

    @Test
    void listsBelongToTargetsInOrderHoweverTheStreamsMeet() {
        var late = new LibtestOutput();
        block(late, "test a ... ok");
        block(late, "test b ... ok");
        late.stderr("     Running unittests src/lib.rs (x)");
        late.stderr("   Doc-tests x");

        assertThat(late.results()).containsExactly(new TestResult("unittests src/lib.rs", "a", "ok"),
                new TestResult("Doc-tests x", "b", "ok"));
    }

    @Test
    void aResultMayComeLinesAfterTheName() {
        assertThat(results("test slow ... one line", "test slow has been running for over 60 seconds", "two", "ok"))
                .containsExactly(new TestResult("", "slow", "ok"));
    }

    @Test
    void theListOfFailuresCorrectsWhatNoiseTore() {
        assertThat(
                results("test torn ... looks ok", "FAILED", "failures:", "---- torn stdout ----", "test inner ... ok",
                        "", "failures:", "    torn", ""))
                .containsExactly(new TestResult("", "torn", "FAILED"));
    }

    @Test
    void knowsTheOtherForms() {
        assertThat(results("test a ... ignored, needs a network", "test b ... ok <0.003s>",
                "test c ... FAILED (time limit exceeded)", "test d - should panic ... ok",
                "test e ... bench: 1 ns/iter"))
                .containsExactly(new TestResult("", "a", "ignored"), new TestResult("", "b", "ok"),
                        new TestResult("", "c", "FAILED"), new TestResult("", "d", "ok"));
    }

    private static List<TestResult> results(String... lines) {
        var reader = new LibtestOutput();
        block(reader, lines);
        return reader.results();
    }

    private static void block(LibtestOutput reader, String... lines) {
        reader.stdout("");
        reader.stdout("running " + lines.length + " tests");
        for (String line : lines) {
            reader.stdout(line);
        }
        reader.stdout("");
        reader.stdout("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    }
}
