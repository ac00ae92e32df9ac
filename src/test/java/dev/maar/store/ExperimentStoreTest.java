package dev.maar.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.problem.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentStoreTest {
    private static final byte[] LOCKFILE = "version = 3\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Database database;
    private ExperimentStore experiments;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("maar.db"));
        experiments = database.experiments();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsBackWhatItWasGiven() {
        var experiment = Samples.experiment("beta", "debian:bookworm", "path:/opt/stage1", "debian:trixie");
        var crates = List.of(Samples.crate("zebra"),
                new ExperimentCrate(new CrateId.Local("mine"), "local:.", "/src/mine", null, "", null, null),
                new ExperimentCrate(new CrateId.Registry("old", "0.1.0"), "list:old", null, "ab", "yanked", null,
                        null));
        experiments.create(experiment, crates);
        assertThat(experiments.find("beta")).isEqualTo(experiment);
        assertThat(experiments.crates("beta")).isEqualTo(crates);
    }

    @Test
    void keepsWhatWasSpecialAboutACrateAndForgetsItWithTheExperiment() {
        var skip = new Quirk(true, false, false, "", null, "needs a display", "config/quirks.toml:7");
        var limits = new Quirk(false, true, true, "memory 8G, timeout 60m", 1, "large", "config/quirks.toml:12");
        List<ExperimentCrate> crates = List.of(Samples.crate("plain"), withQuirk("skipped", skip),
                withQuirk("large", limits));
        experiments.create(Samples.experiment("beta"), crates);
        assertThat(experiments.crates("beta")).isEqualTo(crates);
        assertThat(experiments.unfinished("beta")).isEqualTo(crates);
        assertThat(database.runs().of("beta")).extracting(runs -> runs.crate())
                .containsExactlyInAnyOrderElementsOf(crates);
        experiments.delete("beta");
        experiments.create(Samples.experiment("beta"), List.of(Samples.crate("skipped")));
        assertThat(experiments.crates("beta")).containsExactly(Samples.crate("skipped"));
    }

    private static ExperimentCrate withQuirk(String name, Quirk quirk) {
        ExperimentCrate plain = Samples.crate(name);
        return new ExperimentCrate(plain.crate(), plain.reason(), plain.location(), plain.checksum(), plain.status(),
                null, null, quirk);
    }

    @Test
    void listsTheNewestFirst() {
        experiments.create(Samples.experiment("first"), Samples.crates(1));
        experiments.create(Samples.experiment("second"), Samples.crates(1));
        assertThat(experiments.list()).extracting(experiment -> experiment.name()).containsExactly("second", "first");
    }

    @Test
    void refusesATakenNameAndLeavesTheOldOneAsItIs() {
        experiments.create(Samples.experiment("beta"), Samples.crates(1));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> experiments.create(Samples.experiment("beta"), Samples.crates(3)))
                .withMessageContaining("`maar resume beta`")
                .withMessageContaining("`maar delete beta`");
        assertThat(experiments.crates("beta")).hasSize(1);
    }

    @Test
    void storesNothingOfAnExperimentWhoseCratesAreWrong() {
        var twice = List.of(Samples.crate("same"), Samples.crate("same"));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> experiments.create(Samples.experiment("beta"), twice));
        assertThat(experiments.list()).isEmpty();
    }

    @Test
    void suggestsTheNearestNameForAnUnknownOne() {
        experiments.create(Samples.experiment("beta-1.97"), Samples.crates(1));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> experiments.find("beta-197"))
                .withMessage("experiment \"beta-197\" is not known, did you mean \"beta-1.97\"?");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> experiments.delete("xyz"))
                .withMessage("experiment \"xyz\" is not known; `maar list` shows those there are");
    }

    @Test
    void keepsTheFirstStartAndTheLastEnd() {
        experiments.create(Samples.experiment("beta"), Samples.crates(1));
        experiments.started("beta", Samples.NOON.plusSeconds(1));
        experiments.started("beta", Samples.NOON.plusSeconds(2));
        assertThat(experiments.find("beta").state()).isEqualTo(ExperimentState.RUNNING);
        experiments.completed("beta", Samples.NOON.plusSeconds(3));
        var completed = experiments.find("beta");
        assertThat(completed.state()).isEqualTo(ExperimentState.COMPLETED);
        assertThat(completed.startedAt()).isEqualTo(Samples.NOON.plusSeconds(1));
        assertThat(completed.completedAt()).isEqualTo(Samples.NOON.plusSeconds(3));
    }

    @Test
    void keepsACratesLockfileWithTheExperiment() {
        experiments.create(Samples.experiment("beta"), Samples.crates(2));
        var crate = Samples.crate("crate-1");
        assertThat(experiments.lockfile("beta", crate)).isEmpty();
        experiments.recordPrepared("beta", crate, "5ea1", LOCKFILE);
        assertThat(experiments.lockfile("beta", crate)).contains(LOCKFILE);
        assertThat(experiments.crates("beta").get(1).sourceHash()).isEqualTo("5ea1");
        String hash = requireNonNull(experiments.crates("beta").get(1).lockfileHash());
        assertThat(hash).hasSize(64);
        assertThat(experiments.lockfile(hash)).contains(LOCKFILE);
        assertThat(experiments.lockfile("0".repeat(64))).isEmpty();
        assertThat(experiments.crates("beta").get(0).lockfileHash()).isNull();
    }

    @Test
    void namesTheCratesThatLackAnAttemptOrAVerdict() {
        experiments.create(Samples.experiment("beta"), Samples.crates(3));
        AttemptStore attempts = database.attempts();
        attempts.record("beta", Samples.crate("crate-0").crate(), 0, Samples.attempt(1, "test-pass", "log"));
        attempts.record("beta", Samples.crate("crate-0").crate(), 1, Samples.attempt(1, "test-pass", "log"));
        attempts.record("beta", Samples.crate("crate-1").crate(), 0, Samples.attempt(1, "test-pass", "log"));
        assertThat(experiments.unfinished("beta")).hasSize(3);
        database.verdicts().record("beta", Samples.crate("crate-0").crate(), List.of(Samples.judgement("test-pass")));
        assertThat(experiments.unfinished("beta")).containsExactly(Samples.crate("crate-1"), Samples.crate("crate-2"));
    }

    @Test
    void deletesAnExperimentWithAllThatOnlyItUsed() {
        for (String name : List.of("beta", "other")) {
            experiments.create(Samples.experiment(name), Samples.crates(1));
            experiments.recordPrepared(name, Samples.crate("crate-0"), "5ea1", LOCKFILE);
            database.attempts()
                    .record(name, Samples.crate("crate-0").crate(), 0, Samples.attempt(1, "test-pass", "shared"));
            database.attempts()
                    .record(name, Samples.crate("crate-0").crate(), 1, Samples.attempt(1, "test-pass", "of " + name));
        }
        experiments.delete("beta");
        assertThat(experiments.list()).extracting(experiment -> experiment.name()).containsExactly("other");
        assertThat(count("log")).isEqualTo(2);
        assertThat(count("lockfile")).isEqualTo(1);
        assertThat(count("diagnostic")).isEqualTo(4);
        experiments.delete("other");
        for (String table : List.of("experiment_toolchain", "experiment_crate", "attempt", "diagnostic",
                "test_result", "log", "lockfile")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private int count(String table) {
        return database.read(
                handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
    }
}
