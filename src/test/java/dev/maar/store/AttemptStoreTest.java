package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Lint;
import dev.maar.outcome.Repeats;
import dev.maar.outcome.Standing;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.Untold;
import dev.maar.outcome.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptStoreTest {
    private static final CrateId FIRST = Samples.crate("crate-0").crate();
    private static final CrateId SECOND = Samples.crate("crate-1").crate();

    @TempDir
    private Path folder;

    private Database database;
    private AttemptStore attempts;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("maar.db"));
        database.experiments().create(Samples.experiment("beta"), Samples.crates(450));
        attempts = database.attempts();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsBackAnAttemptWithAllItsParts() {
        var attempt = Samples.attempt(1, "build-fail:compiler-error(E0277)", "the log");
        assertThat(attempts.record("beta", FIRST, 1, attempt)).isTrue();
        List<List<Attempt>> stored = attempts.of("beta", FIRST);
        assertThat(stored).hasSize(2);
        assertThat(stored.get(0)).isEmpty();
        assertThat(stored.get(1)).singleElement()
                .usingRecursiveComparison()
                .isEqualTo(Samples.withoutLog(attempt));
    }

    @Test
    void keepsACommandOfManyAttemptsOnce() {
        for (int number = 1; number <= 3; number++) {
            attempts.record("beta", FIRST, 0, Samples.attempt(number, "test-pass", "log"));
        }

        assertThat(attempts.of("beta", FIRST).getFirst())
                .allSatisfy(attempt -> assertThat(attempt.steps()).extracting(StepResult::environment)
                        .containsExactly(Map.of(), Map.of("RUSTFLAGS", "--cap-lints=\"forbid\" -Zü")));
        int commands = database
                .read(handle -> handle.select("select count(*) from command").mapTo(Integer.class).one());
        assertThat(commands).isEqualTo(2);
    }

    @Test
    void keepsTheLogApart() {
        String text = "line\n".repeat(10_000) + "öäü";
        attempts.record("beta", FIRST, 0, Samples.attempt(1, "test-pass", text));
        var log = attempts.log("beta", FIRST, 0, 1).orElseThrow();
        assertThat(new String(log.text(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(log.cutBytes()).isEqualTo(17);
        assertThat(attempts.log("beta", FIRST, 1, 1)).isEmpty();
    }

    @Test
    void keepsAnEmptyLog() {
        attempts.record("beta", FIRST, 0, Samples.attempt(1, "error", ""));
        assertThat(attempts.log("beta", FIRST, 0, 1).orElseThrow().text()).isEmpty();
    }

    @Test
    void storesAnAttemptOnceAndNeverChangesIt() {
        assertThat(attempts.record("beta", FIRST, 0, Samples.attempt(1, "test-pass", "a"))).isTrue();
        assertThat(attempts.record("beta", FIRST, 0, Samples.attempt(1, "error", "b"))).isFalse();
        assertThat(attempts.record("beta", FIRST, 0, Samples.attempt(2, "error", "c"))).isTrue();
        assertThat(attempts.of("beta", FIRST).getFirst()).extracting(attempt -> attempt.outcome().text())
                .containsExactly("test-pass", "error");
        int logs = database.read(handle -> handle.createQuery("select count(*) from log").mapTo(Integer.class).one());
        assertThat(logs).isEqualTo(2);
    }

    @Test
    void storesOnlyWhileTheLeaseIsHeld() {
        var lease = new Lease("crate", Queue.instance("beta", FIRST.id()), "worker", 4);
        assertThat(attempts.record("beta", FIRST, 0, Samples.attempt(1, "test-pass", "a"), lease)).isFalse();
        claim("worker", 4);
        assertThat(attempts.record("beta", FIRST, 0, Samples.attempt(1, "test-pass", "a"), lease)).isTrue();
        claim("another", 5);
        assertThat(attempts.record("beta", FIRST, 1, Samples.attempt(1, "test-pass", "a"), lease)).isFalse();
        assertThat(attempts.of("beta", FIRST).get(1)).isEmpty();
    }

    @Test
    void readsAllCratesInTheOrderOfTheirIdsWithTheirAttempts() {
        attempts.record("beta", SECOND, 1, Samples.attempt(1, "test-pass", "a"));
        attempts.record("beta", Samples.crate("crate-449").crate(), 0, Samples.attempt(1, "test-pass", "a"));
        List<CrateRuns> runs = database.runs().of("beta").toList();
        assertThat(runs).extracting(CrateRuns::crate)
                .isEqualTo(Samples.crates(450).stream().sorted(Comparator.comparing(ExperimentCrate::crate)).toList());
        assertThat(runs).allSatisfy(run -> {
            String name = run.crate().crate().name();
            assertThat(run.attempts()).extracting(List::size)
                    .containsExactly(name.equals("crate-449") ? 1 : 0, name.equals("crate-1") ? 1 : 0);
        });
    }

    @Test
    void countsOnlyWhatIsSaidOfACrateThatWorksUnderEveryToolchain() {
        record(FIRST, "test-pass", "test-skipped");
        record(SECOND, "test-pass", "test-fail:unknown");
        List<CrateRuns> runs = database.runs().of("beta").limit(2).toList();

        Attempt counted = runs.getFirst().attempts().get(1).getFirst();
        assertThat(counted.tests()).isEmpty();
        assertThat(counted.diagnostics()).isEmpty();
        assertThat(counted.steps()).isEqualTo(Samples.attempt(1, "test-skipped", "a").steps());
        assertThat(counted.testCount()).isEqualTo(2);
        assertThat(counted.untold()).isEqualTo(new Untold(2, Map.of(new Lint(false, false, "no lint"), 1)));
        List<Attempt> told = List.of(Samples.withoutLog(Samples.attempt(1, "test-pass", "a")));
        assertThat(runs.get(1).attempts().getFirst()).usingRecursiveComparison().isEqualTo(told);
        assertThat(attempts.of("beta", FIRST).getFirst()).usingRecursiveComparison().isEqualTo(told);
    }

    @Test
    void readsEveryKindOfCrateInTheOrderOfTheirIds() {
        List<CrateId> ids = Stream
                .of("git/https%3A%2F%2Fa.example%2Fb", "local/\uD83E\uDD80", "local/\uFF21", "local/z",
                        "gh/org/name", "reg/b/1.0.0", "reg/a-b/1.0.0", "reg/a/1.0.0")
                .map(CrateId::parse)
                .toList();
        database.experiments()
                .create(Samples.experiment("kinds"), ids.stream()
                        .map(id -> new ExperimentCrate(id, "demo", null, null, "", null, null))
                        .toList());
        assertThat(database.runs().of("kinds").map(run -> run.crate().crate()))
                .isEqualTo(ids.stream().sorted().toList())
                .isEqualTo(Stream.of(6, 7, 5, 4, 3, 2, 1, 0).map(ids::get).toList());
    }

    @Test
    void saysWhatIsWrongWithRowsThatAreReadAhead() {
        attempts.record("beta", Samples.crate("crate-99").crate(), 0, Samples.attempt(1, "test-pass", "a"));
        database.inTransaction(handle -> handle.execute("update attempt set outcome = 'nonsense'"));
        assertThat(database.runs().of("beta").limit(150)).hasSize(150);
        assertThatThrownBy(() -> database.runs().of("beta").toList()).hasMessage("no outcome: nonsense");
    }

    @Test
    void sumsUpVerdictsAndWhatIsStillInWork() {
        record(FIRST, "test-pass", "build-fail:timeout", "build-fail:timeout");
        database.verdicts()
                .record("beta", FIRST, List.of(Samples.judgement("build-fail:timeout", "build-fail:timeout")));
        record(SECOND, "test-pass", "test-fail:unknown", "test-pass");
        database.verdicts().record("beta", SECOND, List.of(Samples.judgement("test-fail:unknown", "test-pass")));
        record(Samples.crate("crate-2").crate(), "test-pass", "test-fail:unknown");
        record(Samples.crate("crate-3").crate(), "test-pass");
        assertThat(database.runs().summary(Samples.experiment("beta"))).isEqualTo(new Summary(450, 2, List.of(
                new Summary.Candidate(Map.of(Comparison.REGRESSED, 1), Map.of(Verdict.FLAKY, 1, Verdict.OPEN, 1),
                        Map.of()))));
    }

    @Test
    void storesTheVerdictsOnACrateOnceAndReadsThemWithItsAttempts() {
        var judgement = Samples.judgement("test-fail:unknown", "test-pass");
        assertThat(database.verdicts().record("beta", SECOND, List.of(judgement))).isTrue();
        assertThat(database.verdicts().record("beta", SECOND, List.of(Samples.judgement("test-pass")))).isFalse();
        List<CrateRuns> runs = database.runs().of("beta").limit(2).toList();
        assertThat(runs).extracting(CrateRuns::judgements).containsExactly(List.of(), List.of(judgement));
    }

    @Test
    void storesWhatDiffersInsideAndCountsIt() {
        var inside = new Inside(Inside.Change.NEW_ERRORS, Verdict.CONFIRMED, new Repeats(3, 3, 0, 3));
        var judgement = new Judgement(Comparison.BUILD_FAIL, Verdict.NONE, Repeats.NOTHING, inside);
        record(FIRST, "build-fail:unknown", "build-fail:unknown");
        assertThat(database.verdicts().record("beta", FIRST, List.of(judgement))).isTrue();
        assertThat(database.runs().of("beta").findFirst().orElseThrow().judgements()).containsExactly(judgement);
        assertThat(database.runs().summary(Samples.experiment("beta")).candidates()).containsExactly(
                new Summary.Candidate(Map.of(Comparison.BUILD_FAIL, 1), Map.of(),
                        Map.of(Inside.Change.NEW_ERRORS, 1)));
    }

    @Test
    void saysHowEveryCrateStandsUnderEveryToolchain() {
        record(FIRST, "test-pass", "test-fail:unknown", "test-pass");
        record(SECOND, "build-fail:unknown");
        Matrix matrix = database.runs().matrix(Samples.experiment("beta"));
        assertThat(matrix.crates()).isEqualTo(450);
        assertThat(matrix.differing())
                .contains(new Matrix.Row(FIRST, List.of(Standing.PASSES, Standing.TESTS_VARY)),
                        new Matrix.Row(SECOND, List.of(Standing.FAILS, Standing.UNTRIED)));
        assertThat(matrix.count(1, Standing.UNTRIED)).isEqualTo(449);
    }

    @Test
    void countsWhatIsMissing() {
        attempts.record("beta", FIRST, 0, Samples.attempt(1, "test-pass", "a"));
        assertThat(database.runs().integrity("beta")).isEqualTo(new RunStore.Integrity(899, 0));
    }

    @Test
    void remembersWhichCratesWereFlakyElsewhere() {
        database.experiments().create(Samples.experiment("other"), Samples.crates(3));
        database.verdicts().record("other", SECOND, List.of(Samples.judgement("test-fail:unknown", "test-pass")));
        database.verdicts().record("other", FIRST, List.of(Samples.judgement("test-pass")));
        var wavers = new Inside(Inside.Change.NEW_FAILING_TESTS, Verdict.FLAKY, new Repeats(2, 2, 1, 2));
        database.verdicts()
                .record("other", Samples.crate("crate-2").crate(),
                        List.of(new Judgement(Comparison.TEST_FAIL, Verdict.NONE, Repeats.NOTHING, wavers)));
        assertThat(database.verdicts().flakyElsewhere("beta")).containsExactlyInAnyOrder(SECOND,
                Samples.crate("crate-2").crate());
        assertThat(database.verdicts().flakyElsewhere("other")).isEmpty();
    }

    private void record(CrateId crate, String baseline, String... candidate) {
        attempts.record("beta", crate, 0, Samples.attempt(1, baseline, "a"));
        for (int number = 1; number <= candidate.length; number++) {
            attempts.record("beta", crate, 1, Samples.attempt(number, candidate[number - 1], "a"));
        }
    }

    private void claim(String worker, int version) {
        database.inTransaction(handle -> handle.execute("""
                insert or replace into scheduled_tasks
                    (task_name, task_instance, execution_time, picked, picked_by, version)
                values ('crate', ?, 0, 1, ?, ?)""", Queue.instance("beta", FIRST.id()), worker, version));
    }
}
