package dev.maar.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Wanted;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import dev.maar.store.Database;
import dev.maar.store.RunStore.Integrity;
import dev.maar.store.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunExperimentTest {
    private static final Pace FAST = new Pace(Duration.ofMillis(20), 3, Duration.ofMillis(5), Duration.ofSeconds(5));

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
    void runsEveryCrateOnceUnderEveryToolchain() {
        create(30, "debian:bookworm", "debian:trixie", "path:/opt/stage1");
        var runner = new FakeRunner();
        assertThat(run(runner, 4)).isEqualTo(RunEnd.COMPLETE);
        assertThat(runner.built).hasSize(90).doesNotHaveDuplicates();
        assertThat(runner.prepared).hasSize(30).doesNotHaveDuplicates();
        assertThat(runner.closed).hasSize(30);
        assertThat(database.runs().integrity("beta")).isEqualTo(new Integrity(0, 0));
        assertThat(database.experiments().find("beta").state()).isEqualTo(ExperimentState.COMPLETED);
        assertThat(database.queue().size()).isZero();
    }

    @Test
    void oneWorkerTakesTheCratesInTheirOrderAndTellsTheStory() {
        create(2);
        run(new FakeRunner(), 1);
        assertThat(listener.told).containsExactly("started 0/2", //
                "picked crate-0", //
                "built crate-0 debian:bookworm test-pass", //
                "built crate-0 debian:bookworm/rustc-web test-pass", //
                "finished crate-0 test-pass", //
                "picked crate-1", //
                "built crate-1 debian:bookworm test-pass", //
                "built crate-1 debian:bookworm/rustc-web test-pass", //
                "finished crate-1 test-pass", //
                "ended completed true");
    }

    @Test
    void aRunOfNothingIsComplete() {
        create(1);
        run(new FakeRunner(), 2);
        var again = new FakeRunner();
        assertThat(run(again, 2)).isEqualTo(RunEnd.COMPLETE);
        assertThat(again.prepared).isEmpty();
    }

    @Test
    void repeatsNothingThatIsStoredAndKeepsTheLockfile() {
        create(2);
        database.attempts()
                .record("beta", Samples.crate("crate-0").crate(), 0, Samples.attempt(1, "test-pass", "earlier"));
        database.experiments().recordPrepared("beta", Samples.crate("crate-0"), "5ea1", FakeRunner.LOCKFILE);
        var runner = new FakeRunner();
        run(runner, 1);
        assertThat(runner.built).containsExactly("crate-0:1", "crate-1:0", "crate-1:1");
        assertThat(runner.reused).containsExactly("crate-0");
        assertThat(database.experiments().lockfile("beta", Samples.crate("crate-1"))).contains(FakeRunner.LOCKFILE);
    }

    @Test
    void freesTheLeasesOfADeadProcessAtOnce() {
        create(1);
        execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                + " last_heartbeat, version) values ('crate', 'beta/reg/crate-0/1.0.0', 0, 1, 'dead', "
                + InstantSource.system().millis() + ", 3)");
        assertThat(run(new FakeRunner(), 1)).isEqualTo(RunEnd.COMPLETE);
    }

    @Test
    void storesAnOutcomeOfPreparingForEveryToolchain() {
        create(1);
        CrateRunner broken = (_, _,
                _) -> new Preparation.Ended(Samples.attempt(1, "broken:cargo-toml", "bad manifest"));
        run(broken, 1);
        assertThat(outcomes()).containsExactly("broken:cargo-toml", "broken:cargo-toml");
        assertThat(listener.told).contains("finished crate-0 broken");
    }

    @Test
    void triesAgainWhatMayPass() {
        create(2);
        var failures = new AtomicInteger(2);
        var runner = new FakeRunner((crate, _) -> {
            if (crate.crate().name().equals("crate-0") && failures.getAndDecrement() > 0) {
                throw EnvironmentError.passing("the engine is busy", new IOException("broken pipe"));
            }
        });
        assertThat(run(runner, 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(outcomes()).containsExactly("test-pass", "test-pass");
        assertThat(listener.told).filteredOn(line -> line.startsWith("troubled"))
                .containsExactly("troubled crate-0 the engine is busy, again",
                        "troubled crate-0 the engine is busy, again");
    }

    @Test
    void aRepositoryIsPreparedAgainAtTheCommitOfItsFirstClone() {
        var repository = new ExperimentCrate(new CrateId.GitHub("org", "a", null), "repos:l", null, null, "", null,
                null);
        database.experiments().create(Samples.experiment("beta"), List.of(repository));
        List<String> asked = new ArrayList<>();
        CrateRunner runner = (crate, lockfile, worker) -> {
            asked.add(String.valueOf(crate.checksum()));
            return new Preparation.Ready("5ea1", FakeRunner.LOCKFILE, "commit-" + asked.size(), (position, number) -> {
                if (asked.size() == 1) {
                    throw EnvironmentError.passing("the engine is busy", new IOException("broken pipe"));
                }
                return Samples.attempt(number, "test-pass", "");
            });
        };
        assertThat(run(runner, 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(asked).containsExactly("null", "commit-1");
        assertThat(database.experiments().commit("beta", repository)).contains("commit-1");
    }

    @Test
    void givesUpOnACrateThatOnlyWeFail() {
        create(2);
        var runner = new FakeRunner((crate, toolchain) -> {
            if (crate.crate().name().equals("crate-0") && toolchain == 1) {
                throw new IllegalStateException("off by one");
            }
        });
        assertThat(run(runner, 2)).isEqualTo(RunEnd.COMPLETE);
        assertThat(outcomes()).containsExactly("test-pass", "error");
        var log = database.attempts().log("beta", Samples.crate("crate-0").crate(), 1, 1).orElseThrow();
        assertThat(new String(log.text(), StandardCharsets.UTF_8)).contains("off by one");
        assertThat(listener.told).filteredOn(line -> line.startsWith("troubled"))
                .hasSize(4)
                .last()
                .isEqualTo("troubled crate-0 bug in maar: java.lang.IllegalStateException: off by one, no more");
    }

    @Test
    void aKnownBrokenCrateThatCannotBeRunIsBrokenAndNoSignOfTrouble() {
        createKnownBroken();
        CrateRunner failing = (_, _, _) -> {
            throw EnvironmentError.passing("the archive is no archive", new IOException("404"));
        };
        assertThat(run(failing, 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(outcomes()).containsExactly("broken:unknown", "broken:unknown");
    }

    @Test
    void oneSidesFailureIsNotTakenForAKnownBrokenCratesOwn() {
        createKnownBroken();
        run(new FakeRunner((_, toolchain) -> {
            if (toolchain == 1) {
                throw new IllegalStateException("off by one");
            }
        }), 1);
        assertThat(outcomes()).containsExactly("test-pass", "error");
    }

    private void createKnownBroken() {
        ExperimentCrate crate = Samples.crate("crate-0");
        var quirk = new Quirk(false, false, true, "", null, "because", "quirks.toml:1");
        database.experiments()
                .create(Samples.experiment("beta"), List.of(new ExperimentCrate(crate.crate(), crate.reason(), null,
                        crate.checksum(), crate.status(), null, null, quirk)));
    }

    @Test
    void stopsForWhatLastsAndCanBeResumed() {
        create(5);
        var runner = new FakeRunner((crate, _) -> {
            if (crate.crate().name().equals("crate-2")) {
                throw EnvironmentError.lasting("the engine is gone, perhaps you should start Docker",
                        new IOException("broken pipe"));
            }
        });
        assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> run(runner, 1))
                .withMessage("the engine is gone, perhaps you should start Docker");
        assertThat(listener.told).last().isEqualTo("ended queued false");
        assertThat(database.experiments().find("beta").state()).isEqualTo(ExperimentState.RUNNING);
        assertThat(database.experiments().unfinished("beta")).hasSize(3);
        assertThat(run(new FakeRunner(), 1)).isEqualTo(RunEnd.COMPLETE);
    }

    @Test
    void stopsWhereNothingOfAnExperimentCanBeRunAndStoresNoError() {
        create(2);
        var runner = new FakeRunner((_, _) -> {
            throw EnvironmentError.passing("the registry does not answer", new IOException("timeout"));
        });
        assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> run(runner, 1))
                .withMessage("the registry does not answer");
        assertThat(database.experiments().unfinished("beta")).hasSize(2);
        assertThat(run(new FakeRunner(), 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(outcomes()).containsExactly("test-pass", "test-pass");
    }

    @Test
    void aCrateThatEndsItsSandboxEveryTimeIsAnErrorAndNotTheEndOfTheRun() {
        create(2);
        var runner = new FakeRunner((crate, _) -> {
            if (crate.crate().name().equals("crate-0")) {
                throw EnvironmentError.ofOne("the container ended", new IOException("137"));
            }
        });
        assertThat(run(runner, 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(outcomes()).containsExactly("error", "error");
        assertThat(listener.told).filteredOn(line -> line.startsWith("troubled"))
                .hasSize(4)
                .last()
                .isEqualTo("troubled crate-0 the container ended, no more");
    }

    @Test
    void stopsAtTheThirdCrateInARowThatCannotBeRun() {
        create(7);
        var runner = new FakeRunner((crate, _) -> {
            if (!crate.crate().name().equals("crate-0")) {
                throw EnvironmentError.passing("the registry does not answer", new IOException("timeout"));
            }
        });
        assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> run(runner, 1))
                .withMessage("the registry does not answer");
        assertThat(database.experiments().unfinished("beta")).hasSize(4);
        assertThat(run(new FakeRunner(), 1)).isEqualTo(RunEnd.COMPLETE);
    }

    @Test
    void stopsForBadInputThatShowsLate() {
        create(1);
        CrateRunner runner = (_, _, _) -> {
            throw new UserError("the folder is gone");
        };
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> run(runner, 1)).withMessage("the folder is gone");
    }

    @Test
    void cancelledItInterruptsTheBuildsAndLeavesThemUnstored() throws InterruptedException {
        create(6);
        var inFlight = new CountDownLatch(2);
        var runner = new FakeRunner((_, toolchain) -> {
            if (toolchain == 1) {
                inFlight.countDown();
                Thread.sleep(Duration.ofMinutes(1));
            }
        });
        AtomicReference<@Nullable RunEnd> end = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> end.set(run(runner, 2)));
        inFlight.await();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(end.get()).isEqualTo(RunEnd.INTERRUPTED);
        assertThat(runner.built).containsExactlyInAnyOrder("crate-0:0", "crate-1:0");
        assertThat(runner.closed).hasSize(2);
        assertThat(database.runs().integrity("beta")).isEqualTo(new Integrity(10, 0));
        var rest = new FakeRunner();
        assertThat(run(rest, 2)).isEqualTo(RunEnd.COMPLETE);
        assertThat(rest.built).hasSize(10).contains("crate-0:1").doesNotContain("crate-0:0");
    }

    @Test
    void dropsAResultWhoseLeaseWasLost() {
        create(1);
        var stolen = new AtomicInteger();
        var runner = new FakeRunner((_, toolchain) -> {
            if (toolchain == 1 && stolen.getAndIncrement() == 0) {
                steal();
            }
        });
        assertThat(run(runner, 1)).isEqualTo(RunEnd.COMPLETE);
        assertThat(runner.built).containsExactly("crate-0:0", "crate-0:1", "crate-0:1");
        assertThat(listener.told).containsOnlyOnce("built crate-0 debian:bookworm/rustc-web test-pass");
    }

    @Test
    void noticesThatTheQueueCannotBeClaimedFrom() {
        create(3);
        execute("create trigger broken before update on scheduled_tasks begin select raise(abort, 'no'); end");
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run(new FakeRunner(), 2));
        assertThat(database.experiments().unfinished("beta")).hasSize(3);
    }

    @Test
    void noticesThatTheQueueCannotBeRead() {
        create(2);
        var runner = new FakeRunner((_, _) -> {
            execute("drop table scheduled_tasks");
            Thread.sleep(Duration.ofMinutes(1));
        });
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run(runner, 1));
    }

    private void create(int crates, String... toolchains) {
        database.experiments().create(Samples.experiment("beta", toolchains), Samples.crates(crates));
    }

    private RunEnd run(CrateRunner runner, int jobs) {
        return new RunExperiment(database, runner, listener, InstantSource.system(), jobs, Wanted.always(3), FAST)
                .run("beta");
    }

    private List<String> outcomes() {
        return database.attempts()
                .of("beta", Samples.crate("crate-0").crate())
                .stream()
                .map(List::getLast)
                .map(Attempt::outcome)
                .map(Outcome::text)
                .toList();
    }

    /// Another worker claims the crate and dies; the queue finds it free again.
    private void steal() {
        execute("update scheduled_tasks set picked = 0, picked_by = null, version = version + 7");
    }

    private void execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
