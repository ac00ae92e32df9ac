package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs crates that mean harm between ordinary ones: each ends as it must, its neighbours as ever, and nothing is left.
///
/// What was seen is written as a table to `target/hostile-RUNTIME.txt`.
final class HostileCratesIT {
    private static final String PASS = "test-pass";
    private static final Map<String, String> NEIGHBOURS = Map.of("passes", PASS, "test-fails", "test-fail:unknown");

    @TempDir
    private Path crates;

    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("hostile");
    }

    /// How a crate must end: its outcome, and the kill reason or nothing.
    private record End(String outcome, String killReason) {}

    private static Map<String, End> expected() {
        var ends = new LinkedHashMap<String, End>();
        ends.put("memory-in-build-script", new End("build-fail:oom", "oom"));
        ends.put("memory-in-test", new End("test-fail:oom", "oom"));
        ends.put("fork-bomb", new End("build-fail:unknown", "pids"));
        ends.put("too-many-processes", new End("test-fail:unknown", "pids"));
        ends.put("fills-target", new End("build-fail:no-space", "no-space"));
        ends.put("fills-tmp", new End("test-fail:no-space", "no-space"));
        ends.put("floods-output", new End("test-fail:unknown", "log-size"));
        ends.put("hangs-silently", new End("build-fail:timeout", "inactivity"));
        ends.put("hangs-busily", new End("test-fail:timeout", "timeout"));
        ends.put("leaves-daemon", new End(PASS, ""));
        ends.put("kills-process-1", new End(PASS, ""));
        ends.put("kills-everything", new End("build-fail:unknown", ""));
        ends.put("reaches-network", new End(PASS, ""));
        ends.put("writes-everywhere", new End(PASS, ""));
        ends.put("brings-settings", new End(PASS, ""));
        ends.put("speaks-markup", new End("test-fail:unknown", ""));
        ends.put("links-out", new End("broken:unknown", ""));
        ends.put("odd-names", new End(PASS, ""));
        ends.put("huge-manifest", new End("broken:cargo-toml", ""));
        ends.put("many-files", new End(PASS, ""));
        return ends;
    }

    /// gVisor is a process of the host itself, with its own memory and tasks in the limits that hold around it, and counts no refusals.
    private static Map<String, End> expected(String runtime) {
        Map<String, End> ends = expected();
        if (runtime.equals("runsc")) {
            // Threads were refused and all of them are gone: nothing is left that would tell.
            ends.put("too-many-processes", new End("test-fail:unknown", ""));
        }
        return ends;
    }

    @ParameterizedTest
    @ValueSource(strings = {"runc", "runsc"})
    void everyHostileCrateEndsAtItsLimitAndHarmsNobody(String runtime) throws Exception {
        Map<String, End> expected = expected(runtime);
        new HostileCrates(crates).layOut(List.copyOf(expected.keySet()));
        Set<Long> before = workProcesses();
        List<String> networksAndVolumes = networksAndVolumes();

        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "local:" + crates, "--name", "hostile",
                "--jobs", "2", "--set", "sandbox.memory=768M", "--set", "sandbox.pids=256", "--set",
                "sandbox.disk=512M", "--set", "sandbox.tmp=32M", "--set", "sandbox.timeout=30s", "--set",
                "sandbox.inactivity=4s", "--set", "sandbox.log-size=1M", "--set", "sandbox.runtime=" + runtime);

        assertThat(status).as(maar.err()).isZero();
        List<JsonNode> all = maar.results("hostile").path("crates").valueStream().toList();
        Files.write(TestMaar.HOME.resolve("target/hostile-" + runtime + ".txt"), table(all, networksAndVolumes));
        checkEnds(all, expected);
        checkReport(all);
        assertThat(workProcesses()).isSubsetOf(before);
        try (Stream<Path> sysroot = Files.walk(TestMaar.sharedSysroot(TestMaar.NEW))) {
            assertThat(sysroot).noneMatch(file -> file.endsWith("hostile-was-here"));
        }
        assertThat(networksAndVolumes()).isSubsetOf(networksAndVolumes);
        maar.assertNothingIsLeft();
    }

    private static void checkEnds(List<JsonNode> all, Map<String, End> expected) {
        var softly = new SoftAssertions();
        int hostile = 0;
        for (JsonNode crate : all) {
            String name = name(crate);
            hostile += expected.containsKey(name) ? 1 : 0;
            End end = expected.containsKey(name)
                    ? expected.get(name)
                    : new End(NEIGHBOURS.getOrDefault(name, "unknown crate"), "");
            for (JsonNode run : crate.path("runs")) {
                softly.assertThat(new End(run.path("res").asText(), killReason(run)))
                        .as(crate.path("name").asText())
                        .isEqualTo(end);
            }
        }
        softly.assertThat(hostile).isEqualTo(expected.size());
        softly.assertThat(all).hasSize(2 * expected.size() + 1);
        softly.assertAll();
    }

    /// What a crate says is text in the report, and its logs are bounded.
    private void checkReport(List<JsonNode> all) throws IOException {
        try (Stream<Path> files = Files.walk(maar.report("hostile"))) {
            for (Path page : files.filter(file -> file.toString().matches(".*\\.(html|md)")).toList()) {
                assertThat(Files.readString(page)).doesNotContain("<script>alert", "<img src=x", "\u001b");
            }
        }
        for (JsonNode crate : all) {
            for (JsonNode run : crate.path("runs")) {
                Path log = maar.report("hostile").resolve(run.path("log").asText()).resolve("log.txt");
                assertThat(log).content().contains("outcome: " + run.path("res").asText());
                assertThat(Files.size(log)).isLessThan(2 << 20);
            }
        }
    }

    private List<String> table(List<JsonNode> all, List<String> networksAndVolumesBefore)
            throws IOException, InterruptedException {
        String row = "%-30s %-22s %-12s %8s";
        List<String> lines = new ArrayList<>(List.of(row.formatted("crate", "outcome", "kill reason", "seconds")));
        for (JsonNode crate : all) {
            for (JsonNode run : crate.path("runs")) {
                lines.add(row.formatted(crate.path("name").asText().replace(" (local)", ""), run.path("res").asText(),
                        killReason(run), "%.1f".formatted(run.path("duration_ms").asLong() / 1000.0)));
            }
        }
        long neighbours = all.stream().filter(crate -> NEIGHBOURS.containsKey(name(crate))).count();
        long unchanged = all.stream().filter(HostileCratesIT::unchangedNeighbour).count();
        List<String> others = new ArrayList<>(networksAndVolumes());
        others.removeAll(networksAndVolumesBefore);
        lines.add("neighbours unchanged: %d of %d; left: containers %d, networks and volumes %d, mounts %d, files %d"
                .formatted(unchanged, neighbours, maar.containers().size(), others.size(), maar.mounts().size(),
                        maar.scratchFiles().size()));
        return lines;
    }

    private static boolean unchangedNeighbour(JsonNode crate) {
        String usual = NEIGHBOURS.get(name(crate));
        return usual != null
                && crate.path("runs").valueStream().allMatch(run -> usual.equals(run.path("res").asText()));
    }

    private static List<String> networksAndVolumes() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (String kind : List.of("network", "volume")) {
            names.addAll(TestMaar.engineSays(kind, "ls", "--quiet"));
        }
        return names;
    }

    private static String name(JsonNode crate) {
        return crate.path("name").asText().replaceFirst("^\\d+-", "").replace(" (local)", "");
    }

    private static String killReason(JsonNode run) {
        return run.path("kill_reason").asText("").replace("null", "");
    }

    /// The processes on this machine that are the sandbox's user's and in no container that the engine knows.
    private static Set<Long> workProcesses() throws IOException, InterruptedException {
        List<String> containers = TestMaar.engineSays("ps", "--quiet", "--no-trunc");
        var found = new HashSet<Long>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            Path entry = Path.of("/proc", Long.toString(process.pid()));
            try {
                String group = Files.readString(entry.resolve("cgroup"));
                boolean ours = Files.readString(entry.resolve("status")).contains("\nUid:\t1000\t");
                if (ours && containers.stream().noneMatch(group::contains)) {
                    found.add(process.pid());
                }
            } catch (IOException _) {
                // It has ended meanwhile.
            }
        }
        return found;
    }
}
