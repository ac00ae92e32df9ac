package dev.maar.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.experiment.CrateRuns;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.Verdict;
import dev.maar.outcome.Wanted;
import dev.maar.problem.EnvironmentError;
import dev.maar.store.Database;
import dev.maar.store.RunStore.Integrity;
import dev.maar.store.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Running differences again until they are decided.
@Timeout(60)
class ConfirmTest {
    private static final Pace FAST = new Pace(Duration.ofMillis(20), 3, Duration.ofMillis(5), Duration.ofSeconds(5));
    private static final String TIMEOUT = "test-fail:timeout";
    private static final FakeRunner.Ending HANGS = (_, toolchain, _) -> toolchain == 1 ? TIMEOUT : "test-pass";
    private static final List<String> THRICE = List.of("crate-0:0", "crate-0:1", "crate-0:0#2", "crate-0:1#2",
            "crate-0:0#3", "crate-0:1#3");

    private final RecordingListener listener = new RecordingListener();

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("maar.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDifferenceIsRunAgainOnBothSidesInTurns() {
        create(1);
        var runner = new FakeRunner(HANGS);
        run(runner, 3);
        assertThat(runner.built).isEqualTo(THRICE);
        assertThat(runner.prepared).hasSize(1);
        assertThat(listener.told).contains("finished crate-0 regressed: baseline 3/3, candidate 0/3");
        assertThat(runs("crate-0").attempts().get(1)).extracting(Attempt::purpose)
                .containsExactly(Purpose.FIRST, Purpose.CONFIRMATION, Purpose.CONFIRMATION);
        assertThat(verdicts("crate-0")).containsExactly(Verdict.CONFIRMED);
    }

    @Test
    void whatIsTheSameIsRunOnce() {
        create(2);
        var runner = new FakeRunner();
        run(runner, 3);
        assertThat(runner.built).hasSize(4);
        assertThat(verdicts("crate-0")).containsExactly(Verdict.NONE);
    }

    @Test
    void nothingMoreIsRunOnceItIsFlaky() {
        create(1);
        var runner = new FakeRunner(
                (_, toolchain, number) -> toolchain == 1 && number == 1 ? "test-fail:unknown" : "test-pass");
        run(runner, 3);
        assertThat(runner.built).isEqualTo(THRICE.subList(0, 4));
        assertThat(listener.told).contains("finished crate-0 regressed, but flaky: baseline 2/2, candidate 1/2");
        assertThat(database.runs().summary(Samples.experiment("beta")).candidates().getFirst().settled()).isEmpty();
    }

    @Test
    void aFlakyBaselineIsSeenBeforeTheCandidateRunsAgain() {
        create(1);
        var runner = new FakeRunner(
                (_, toolchain, number) -> toolchain == 1 || number == 2 ? "test-fail:unknown" : "test-pass");
        run(runner, 3);
        assertThat(runner.built).isEqualTo(THRICE.subList(0, 3));
        assertThat(verdicts("crate-0")).containsExactly(Verdict.FLAKY);
    }

    @Test
    void onlyCandidatesThatDifferAreRunAgain() {
        create(1, "debian:bookworm", "debian:trixie", "path:/opt/stage1");
        var runner = new FakeRunner((_, toolchain, _) -> toolchain == 2 ? TIMEOUT : "test-pass");
        run(runner, 2);
        assertThat(runner.built).containsExactly("crate-0:0", "crate-0:1", "crate-0:2", "crate-0:0#2", "crate-0:2#2");
        assertThat(verdicts("crate-0")).containsExactly(Verdict.NONE, Verdict.CONFIRMED);
    }

    @Test
    void eachOfThreeCandidatesIsConfirmedOnItsOwn() {
        create(1, "debian:bookworm", "debian:trixie", "debian:sid", "path:/opt/stage1");
        var runner = new FakeRunner((_, toolchain, number) -> switch (toolchain) {
            case 1 -> "build-fail:ice";
            case 3 -> number == 1 ? "test-fail:unknown" : "test-pass";
            default -> "test-pass";
        });
        run(runner, 3);
        assertThat(runner.built).containsExactly("crate-0:0", "crate-0:1", "crate-0:2", "crate-0:3", "crate-0:0#2",
                "crate-0:1#2", "crate-0:3#2", "crate-0:0#3", "crate-0:1#3");
        assertThat(verdicts("crate-0")).containsExactly(Verdict.CONFIRMED, Verdict.NONE, Verdict.FLAKY);
        assertThat(listener.told).contains("finished crate-0 regressed: baseline 3/3, candidate 0/3");
    }

    @Test
    void aTestThatFailsInAFailingCrateIsRunAgainOnBothSides() {
        create(1);
        var runner = new FakeRunner((_, toolchain, _) -> toolchain == 1 ? "test-fail:unknown!" : "test-fail:unknown");
        run(runner, 3);
        assertThat(runner.built).isEqualTo(THRICE);
        assertThat(listener.told)
                .contains("finished crate-0 test-fail, with tests failing that passed: baseline 3/3, candidate 0/3");
        assertThat(verdicts("crate-0")).containsExactly(Verdict.NONE);
        assertThat(runs("crate-0").judgements()).extracting(judgement -> judgement.inside().verdict())
                .containsExactly(Verdict.CONFIRMED);
    }

    @Test
    void nothingMoreIsRunOnceADifferenceInsideIsFlaky() {
        create(1);
        var runner = new FakeRunner(
                (_, toolchain, number) -> toolchain == 1 && number == 1 ? "test-fail:unknown!" : "test-fail:unknown");
        run(runner, 3);
        assertThat(runner.built).isEqualTo(THRICE.subList(0, 4));
    }

    @Test
    void whatOnlyGotBetterInsideIsNotRunAgain() {
        create(1);
        var runner = new FakeRunner((_, toolchain, _) -> toolchain == 0 ? "test-fail:unknown!" : "test-fail:unknown");
        run(runner, 3);
        assertThat(runner.built).hasSize(2);
    }

    @Test
    void oneAttemptBelievesTheFirst() {
        create(1);
        var runner = new FakeRunner(HANGS);
        run(runner, 1);
        assertThat(runner.built).hasSize(2);
        assertThat(verdicts("crate-0")).containsExactly(Verdict.UNCONFIRMED);
    }

    @Test
    void whatOnlyWeFailStaysUndecided() {
        create(1);
        var builds = new AtomicInteger();
        var runner = new FakeRunner((_, _) -> {
            if (builds.incrementAndGet() > 3) {
                throw new IllegalStateException("off by one");
            }
        }, HANGS);
        run(runner, 3);
        assertThat(verdicts("crate-0")).containsExactly(Verdict.MACHINE);
        assertThat(runs("crate-0").attempts().get(1)).extracting(attempt -> attempt.outcome().text())
                .containsExactly(TIMEOUT, "error");
        assertThat(listener.told)
                .contains("finished crate-0 spurious-regressed, but the machine failed: baseline 2/2, candidate 0/1");
    }

    /// A process that dies after each attempt leaves what a killed one leaves: what is stored.
    @Test
    void aRunThatDiesAfterEveryAttemptRepeatsNoneAndComesToTheSameVerdict() {
        create(2);
        List<String> built = new ArrayList<>();
        for (int process = 0; process < THRICE.size() * 2 - 1; process++) {
            FakeRunner runner = dyingAfterOneBuild();
            assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> run(runner, 3));
            built.addAll(runner.built);
        }
        var last = new FakeRunner(HANGS);
        assertThat(run(last, 3)).isEqualTo(RunEnd.COMPLETE);
        built.addAll(last.built);
        assertThat(built).hasSize(THRICE.size() * 2).doesNotHaveDuplicates().containsAll(THRICE);
        assertThat(verdicts("crate-0")).containsExactly(Verdict.CONFIRMED);
        assertThat(database.runs().integrity("beta")).isEqualTo(new Integrity(0, 0));
    }

    @Test
    void whereOnlyTheVerdictIsMissingNothingIsPrepared() {
        create(1);
        for (int toolchain = 0; toolchain < 2; toolchain++) {
            for (int number = 1; number <= 3; number++) {
                var attempt = Samples.attempt(1, HANGS.of("", toolchain, number), "earlier").numbered(number);
                database.attempts().record("beta", Samples.crate("crate-0").crate(), toolchain, attempt);
            }
        }
        var runner = new FakeRunner();
        assertThat(run(runner, 3)).isEqualTo(RunEnd.COMPLETE);
        assertThat(runner.prepared).isEmpty();
        assertThat(verdicts("crate-0")).containsExactly(Verdict.CONFIRMED);
    }

    private static FakeRunner dyingAfterOneBuild() {
        var builds = new AtomicInteger();
        return new FakeRunner((_, _) -> {
            if (builds.incrementAndGet() > 1) {
                throw EnvironmentError.lasting("killed", new IOException("killed"));
            }
        }, HANGS);
    }

    private void create(int crates, String... toolchains) {
        database.experiments().create(Samples.experiment("beta", toolchains), Samples.crates(crates));
    }

    private RunEnd run(CrateRunner runner, int attempts) {
        return new RunExperiment(database, runner, listener, InstantSource.system(), 1, Wanted.always(attempts), FAST)
                .run("beta");
    }

    private CrateRuns runs(String crate) {
        return database.runs()
                .of("beta")
                .filter(run -> run.crate().crate().name().equals(crate))
                .findFirst()
                .orElseThrow();
    }

    private List<Verdict> verdicts(String crate) {
        return runs(crate).judgements().stream().map(Judgement::verdict).toList();
    }
}
