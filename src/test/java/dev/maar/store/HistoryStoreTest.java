package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.PastOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryStoreTest {
    private static final CrateId SYN = new CrateId.Registry("syn", "2.0.0");
    private static final CrateId REPOSITORY = new CrateId.GitHub("org", "repo", null);

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
    void findsEveryVersionAndNoOtherCrateTheNewestFirst() {
        experiment("oldest", 1, "reg/syn/1.0.0", "reg/syn-mid/1.0.0", "reg/synstructure/1.0.0", "gh/org/repo");
        experiment("newer", 2, "reg/syn/1.0.1", "reg/syn0/1.0.0", "gh/org/repo/ab12", "gh/org/repository");
        experiment("later", 9, "reg/syn/3.0.0");
        Experiment now = experiment("now", 5, "reg/syn/2.0.0");
        outcome("oldest", "reg/syn/1.0.0", 0, "test-pass");
        outcome("oldest", "reg/syn/1.0.0", 1, "build-fail:ice", "build-fail:ice");
        database.verdicts()
                .record("oldest", CrateId.parse("reg/syn/1.0.0"),
                        List.of(Samples.judgement("build-fail:ice", "build-fail:ice")));
        Map<String, List<PastOutcome>> found = database.history().before(now, List.of(SYN, REPOSITORY), 20);
        assertThat(found).containsOnlyKeys("reg/syn", "gh/org/repo");
        assertThat(of(found, "reg/syn")).extracting(one -> one.experiment() + " " + one.crate().id())
                .containsExactly("newer reg/syn/1.0.1", "oldest reg/syn/1.0.0");
        assertThat(of(found, "gh/org/repo")).extracting(one -> one.crate().id())
                .containsExactly("gh/org/repo/ab12", "gh/org/repo");
        PastOutcome oldest = of(found, "reg/syn").getLast();
        assertThat(oldest.outcomes()).containsExactly("test-pass", "build-fail:ice");
        assertThat(oldest.toolchains()).containsExactly("debian:bookworm", "debian:bookworm/rustc-web");
        assertThat(oldest.judgements()).singleElement()
                .asString()
                .contains("REGRESSED", "CONFIRMED");
        assertThat(of(found, "reg/syn").getFirst().outcomes()).containsExactly("", "");
        assertThat(of(found, "reg/syn").getFirst().judgements()).isEmpty();
    }

    @Test
    void givesNoMoreThanAsked() {
        for (int day = 1; day <= 30; day++) {
            experiment("day-" + day, day, "reg/syn/1.0.0", "reg/other/1.0.0");
        }
        Experiment now = experiment("now", 40, "reg/syn/1.0.0");
        Map<String, List<PastOutcome>> found = database.history().before(now, List.of(SYN), 20);
        assertThat(of(found, "reg/syn")).hasSize(20);
        assertThat(of(found, "reg/syn").getFirst().experiment()).isEqualTo("day-30");
        assertThat(database.history().before(now, List.of(), 20)).isEmpty();
    }

    private static List<PastOutcome> of(Map<String, List<PastOutcome>> found, String family) {
        return Objects.requireNonNull(found.get(family));
    }

    private Experiment experiment(String name, int day, String... ids) {
        Experiment like = Samples.experiment(name);
        var experiment = new Experiment(name, like.mode(), like.capLints(), like.selections(), like.toolchains(),
                like.conditions(), like.state(), Samples.NOON.plusSeconds(86_400L * day), null, null);
        List<ExperimentCrate> crates = new ArrayList<>();
        for (String id : ids) {
            crates.add(new ExperimentCrate(CrateId.parse(id), "demo", null, null, "", null, null));
        }
        database.experiments().create(experiment, crates);
        return experiment;
    }

    private void outcome(String experiment, String crate, int toolchain, String... outcomes) {
        for (int number = 1; number <= outcomes.length; number++) {
            database.attempts()
                    .record(experiment, CrateId.parse(crate), toolchain,
                            Samples.attempt(number, outcomes[number - 1], "log"));
        }
    }
}
