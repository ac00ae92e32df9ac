package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.cli.Console;
import dev.maar.cli.Maar;
import dev.maar.crates.CrateId;
import dev.maar.crates.dump.MadeDump;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.store.Database;
import dev.maar.store.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maar report` behind the real command line, on experiments that were stored by hand and on files of Crater's.
final class StoredReportsTest {
    private static final Path HOME = Path.of(System.getProperty("maar.home", "")).toAbsolutePath();
    private static final Path CRATER = HOME.resolve("src/test/resources/dev/maar/report/read/crater/pr-1234");
    private static final CrateId CRATE = new CrateId.Registry("net-async_0", "1.9.0");

    @TempDir
    private Path folder;

    private String err = "";

    @Test
    void comparesTwoExperiments() {
        store("beta-1", "test-pass", "test-pass");
        store("beta-2", "test-pass", "build-fail:compiler-error(E0277)");
        assertThat(run("report", "beta-2", "--against", "beta-1")).isZero();
        assertThat(err).contains("maar: 1 cause, 1 crate regressed of 1\n",
                "maar: against beta-1: 1 new cause, 0 still there, 0 gone; 1 crate newly regressed, 0 still, 0 no longer\n");
        assertThat(run("report", "beta-1", "--against", "beta-2")).isZero();
        assertThat(err)
                .contains("0 new causes, 0 still there, 1 gone; 0 crates newly regressed, 0 still, 1 no longer\n");
        assertThat(run("report", "beta-1", "--against", "beta-3")).isEqualTo(2);
        assertThat(err).startsWith("maar: experiment \"beta-3\" is not known, did you mean \"beta-");
    }

    @Test
    void takesDownloadsFromTheSnapshotThatIsKeptAndFetchesNone() throws IOException {
        Path dump = Files.write(folder.resolve("db-dump.tar.gz"), MadeDump.archive(new MadeDump(100, 300, 1).tables()));
        store("beta-1", "test-pass", "build-fail:compiler-error(E0277)");
        String registry = "registry-dump=" + dump;
        assertThat(run("report", "beta-1", "--set", registry)).isZero();
        assertThat(folder.resolve("work/registry/data")).doesNotExist();
        assertThat(run("crates", "top-1", "--set", registry)).isZero();
        Files.delete(dump);
        assertThat(run("report", "beta-1", "--set", registry)).isZero();
    }

    @Test
    void makesAReportOfCratersResultsAndLinksTheLogsThatAreThere() throws IOException {
        Path there = Files.createDirectory(folder.resolve("pr-1234"));
        for (String name : List.of("results.json", "config.json")) {
            Files.copy(CRATER.resolve(name), there.resolve(name));
        }
        Path log = there.resolve("try#0123456789abcdef0123456789abcdef01234567/reg/syn-1.0.0/log.txt");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "error: no\n");
        assertThat(run("report", "--from", there.resolve("results.json").toString())).isZero();
        assertThat(err).contains(" crates regressed (", " unconfirmed)", "Crater runs every crate once",
                "maar: report: " + there + "/pr-1234-report/index.html");
        Path report = there.resolve("pr-1234-report");
        assertThat(report.resolve("logs")).doesNotExist();
        JsonNode syn = crate(report, "syn-1.0.0");
        assertThat(syn.path("res").asText()).isEqualTo("regressed");
        assertThat(syn.path("verdict").asText()).isEqualTo("unconfirmed");
        String link = syn.path("runs").path(1).path("log_link").asText();
        assertThat(report.resolve(link.replace("%23", "#")).normalize()).isEqualTo(log);
        assertThat(syn.path("runs").path(0).path("log_link").asText()).isEmpty();
        assertThat(folder.resolve("work/maar.db")).doesNotExist();
    }

    @Test
    void makesTheSameReportOfMaarsOwnResults() throws IOException {
        store("beta-1", "test-pass", "build-fail:compiler-error(E0277)");
        run("report", "beta-1");
        Path report = folder.resolve("work/reports/beta-1");
        assertThat(run("report", "--from", report.resolve("results.json").toString())).isZero();
        JsonNode first = crate(report, "net-async_0-1.9.0");
        JsonNode again = crate(report.resolveSibling("beta-1-report"), "net-async_0-1.9.0");
        for (String key : List.of("id", "krate", "res", "verdict", "verdicts", "selection", "checksum", "quirk")) {
            assertThat(again.path(key)).as(key).isEqualTo(first.path(key));
        }
        assertThat(again.path("runs").path(1).path("diagnostics")).isNotEmpty()
                .isEqualTo(first.path("runs").path(1).path("diagnostics"));
        for (String key : List.of("steps", "tests")) {
            assertThat(again.path("runs").path(1).path(key)).as(key).isEqualTo(first.path("runs").path(1).path(key));
        }
        assertThat(report.resolveSibling("beta-1-report")
                .resolve(again.path("runs").path(1).path("log_link").asText().replace("%25", "%"))).exists();
    }

    private static JsonNode crate(Path report, String name) throws IOException {
        JsonNode results = new ObjectMapper().readTree(report.resolve("results.json").toFile());
        return results.path("crates")
                .valueStream()
                .filter(crate -> crate.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void store(String name, String baseline, String candidate) {
        try (Database database = Database.open(folder.resolve("work/maar.db"))) {
            database.experiments()
                    .create(Samples.experiment(name),
                            List.of(new ExperimentCrate(CRATE, "demo", null, "c0ffee", "", null, null)));
            database.attempts().record(name, CRATE, 0, Samples.attempt(1, baseline, "log"));
            database.attempts().record(name, CRATE, 1, Samples.attempt(1, candidate, "log"));
            database.verdicts().record(name, CRATE, List.of(Samples.judgement(candidate, candidate)));
        }
    }

    private int run(String... words) {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        String work = folder.resolve("work").toString();
        int status = new Maar(new Console(stream, stream, false, false), HOME, Map.of("MAAR_WORK_DIR", work),
                (settings, progress) -> new Wiring(settings, Map.of(), progress)).run(words);
        err = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }
}
