package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.cli.Console;
import dev.maar.cli.Maar;
import dev.maar.crates.dump.MadeDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `maar crates` over a whole registry: a made dump of 1,000 crates, of which 976 have a version that is not yanked.
///
/// The counts, the first names of both orders and the dependents were worked out from the dump's CSV files by other means than maar's; what
/// chance draws is only held to what a draw must be.
final class WholeRegistryTest {
    private static final Path HOME = Path.of(System.getProperty("maar.home", "")).toAbsolutePath();

    @TempDir
    private static Path folder;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void makeDump() throws IOException {
        Files.write(folder.resolve("db-dump.tar.gz"), MadeDump.archive(new MadeDump(1000, 8000, 1).tables()));
    }

    @Test
    void takesTheMostDownloadedAndTheMostDependedUpon() {
        assertThat(crates("top-5")).containsExactly("core-time_1 1.7.0", "json-serde_2 1.5.0", "net-async_0 1.9.0",
                "util-http-4 1.3.0", "util-tiny_9 1.5.0");
        assertThat(crates("top-5:dependents")).containsExactly("core-time_1 1.7.0", "http-http_5 1.13.0",
                "json-serde_2 1.5.0",
                "net-async_0 1.9.0", "util-http-4 1.3.0");
        assertThat(crates("full")).hasSize(976);
        assertThat(crates("top-2000")).hasSize(976);
        assertThat(err).contains("selection \"top-2000\": the registry has 976 crates in all");
    }

    @Test
    void drawsTheSameCratesForTheSameSeed() {
        List<String> drawn = crates("random-50:7");
        assertThat(drawn).hasSize(50);
        assertThat(crates("random-50:7")).isEqualTo(drawn);
        assertThat(crates("random-50:8")).hasSize(50).isNotEqualTo(drawn);
        assertThat(crates("random-60:7")).containsAll(drawn);
    }

    @Test
    void takesDependentsThatAllowAVersion() {
        List<String> all = crates("rdeps:net-async_0");
        List<String> some = crates("rdeps:net-async_0@0.8");
        assertThat(all).hasSize(203);
        assertThat(some).hasSize(130);
        assertThat(all).containsAll(some);
        assertThat(crates("rdeps:net-async_0@0.8:7")).hasSize(7);
        assertThat(some).containsAll(crates("rdeps:net-async_0@0.8:7"));
    }

    @Test
    void aSampleHasSomethingOfEachBandAndIsSharedByShards() {
        List<String> sample = crates("full", "--sample", "100:3");
        assertThat(sample).hasSize(100);
        assertThat(err).contains("sample 100:3: 100 of 976 crates, alike from");
        List<String> parts = new ArrayList<>(crates("full", "--sample", "100:3", "--shard", "1/2"));
        parts.addAll(crates("full", "--sample", "100:3", "--shard", "2/2"));
        assertThat(parts).containsExactlyInAnyOrderElementsOf(sample);
    }

    @Test
    void selectionsComposeOverTheWholeRegistry() {
        assertThat(crates("full", "--exclude", "top-100", "--exclude", "random-50:1")).hasSizeBetween(826, 876)
                .doesNotContainAnyElementsOf(crates("top-100"));
        assertThat(crates("top-10", "random-10:4")).hasSizeBetween(10, 20).containsAll(crates("top-10"));
    }

    @Test
    void saysWhyACrateIsInOrOutAndWhatIsKnownOfIt() {
        assertThat(run("crates", "top-5", "--why", "net-async_0")).isZero();
        assertThat(out).isEqualTo("""
                net-async_0 1.9.0 is in: top-5 (number 5 with 307692757 downloads)
                  307692757 downloads (number 5), 225 in the last 90 days; 203 dependents (number 1)
                  default version 1.9.0
                  rust-version 1.63
                  owners github:rust-lang:libs, person1
                """);
        assertThat(run("crates", "top-5", "--exclude", "top-1", "--why", "util-http-4")).isZero();
        assertThat(out).startsWith("util-http-4 1.3.0 is out: taken away by --exclude top-1\n");
        assertThat(run("crates", "top-5", "random-1:1", "--why", "macro-serde_6")).isZero();
        assertThat(out).startsWith("""
                macro-serde_6 is out: top-5 ends before it: it is number 6
                macro-serde_6 is out: random-1:1 did not draw it
                """);
        assertThat(run("crates", "top-5", "--why", "nobody")).isZero();
        assertThat(out)
                .isEqualTo("nobody is out: top-5 ends before it: the registry's data has no crate of that name\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "top-0 | selection \"top-0\": expected top-N with N from 1, such as top-1000, or top-1000:dependents",
            "top-x | selection \"top-x\": expected top-N with N from 1, such as top-1000, or top-1000:dependents",
            "random-10 | selection \"random-10\": expected random-N:SEED with N from 1 and a seed of up to 18 digits, such as random-100:1; the same seed draws the same crates",
            "random-10:9999999999999999999 | selection \"random-10:9999999999999999999\": expected random-N:SEED with N from 1 and a seed of up to 18 digits, such as random-100:1; the same seed draws the same crates",
            "rdeps:a@b | selection \"rdeps:a@b\": expected rdeps:NAME, rdeps:NAME@REQ or rdeps:NAME@REQ:N, such as rdeps:rand@0.8:100; \"b\" is no version requirement of cargo's",
            "rdeps:net-asinc_0 | selection \"rdeps:net-asinc_0\": the registry's data has no crate \"net-asinc_0\", did you mean \"net-async_0\" or \"net-async_403\"?",
            "ful | selection \"ful\" is of no known form, did you mean \"full\"? (expected demo, full, top-N[:dependents], random-N:SEED, rdeps:NAME[@REQ][:N], list:NAME[@VERSION],…, file:PATH or file:https://… with one entry a line, local:DIR, git:URL[#REV], repos:FILE.csv, experiment:NAME, failed:NAME or regressed:NAME)",
            "top-3 --exclude full | the selection top-3 --exclude full is empty: expected a crate",
            "full --sample 0:1 | --sample 0:1: expected N:SEED with N from 1 and a seed of up to 18 digits, such as 500:1"
    })
    void saysWhatIsWrong(String words, String message) {
        assertThat(run(Stream.concat(Stream.of("crates"), Stream.of(words.split(" ", -1))).toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err).endsWith("maar: " + message + "\n");
    }

    private List<String> crates(String... words) {
        assertThat(run(Stream.concat(Stream.of("crates"), Stream.of(words)).toArray(String[]::new))).as(err).isZero();
        return out.lines().toList();
    }

    private int run(String... words) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8), false, false);
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--set", "registry-dump=" + folder.resolve("db-dump.tar.gz"), "--work-dir",
                folder.resolve("work").toString()));
        int status = new Maar(console, HOME, Map.of(), (settings, progress) -> new Wiring(settings, Map.of(), progress))
                .run(all.toArray(String[]::new));
        out = output.toString(StandardCharsets.UTF_8);
        err = errors.toString(StandardCharsets.UTF_8);
        return status;
    }
}
