package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.crates.CrateId;
import dev.maar.crates.PastCrates.Which;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PastExperimentsTest {
    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void run() {
        database = Database.open(folder.resolve("maar.db"));
        database.experiments().create(Samples.experiment("beta"), Samples.crates(4));
        attempts(0, "test-pass", "test-pass");
        attempts(1, "test-pass", "build-fail:unknown");
        attempts(2, "build-fail:unknown", "build-fail:unknown");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatFailedAndWhatRegressedAndAllOfIt() {
        assertThat(of(Which.ALL)).containsExactly("crate-0", "crate-1", "crate-2", "crate-3");
        assertThat(of(Which.FAILED)).containsExactly("crate-1", "crate-2");
        assertThat(of(Which.REGRESSED)).containsExactly("crate-1");
    }

    @Test
    void givesTheSameVersionAndChecksumAgain() {
        assertThat(new PastExperiments(() -> database).of("beta", Which.REGRESSED, "regressed:beta"))
                .containsExactly(new ResolvedCrate(new CrateId.Registry("crate-1", "1.0.0"), "regressed:beta", null,
                        "c0ffee", ""));
    }

    @Test
    void givesARepositoryAtTheCommitOfItsFirstClone() {
        var later = new ExperimentCrate(new CrateId.GitHub("org", "later", null), "repos:l", null, null, "", null,
                null);
        var known = new ExperimentCrate(new CrateId.Git("https://git.example/a", "f00"), "git:x", null, "f00", "", null,
                null);
        database.experiments().create(Samples.experiment("git"), List.of(known, later));
        assertThat(database.experiments().commit("git", known)).contains("f00");
        assertThat(database.experiments().commit("git", later)).isEmpty();

        assertThat(database.experiments().recordCommit("git", later, "beef")).isTrue();
        assertThat(database.experiments().recordCommit("git", later, "dead")).isFalse();

        assertThat(database.experiments().commit("git", later)).contains("beef");
        assertThat(new PastExperiments(() -> database).of("git", Which.ALL, "experiment:git")).containsExactly(
                new ResolvedCrate(known.crate(), "experiment:git", null, "f00", ""),
                new ResolvedCrate(new CrateId.GitHub("org", "later", "beef"), "experiment:git", null, "beef", ""));
    }

    @Test
    void namesTheNearestExperiment() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new PastExperiments(() -> database).of("bet", Which.ALL, ""))
                .withMessageContaining("did you mean \"beta\"?");
    }

    private List<String> of(Which which) {
        return new PastExperiments(() -> database).of("beta", which, "")
                .stream()
                .map(crate -> crate.crate().name())
                .toList();
    }

    private void attempts(int crate, String baseline, String candidate) {
        CrateId id = new CrateId.Registry("crate-" + crate, "1.0.0");
        database.attempts().record("beta", id, 0, Samples.attempt(1, baseline, ""));
        database.attempts().record("beta", id, 1, Samples.attempt(1, candidate, ""));
    }
}
