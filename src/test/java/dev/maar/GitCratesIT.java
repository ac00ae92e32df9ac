package dev.maar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clones repositories of the test's own from servers on loopback, from the command line to the report.
final class GitCratesIT {
    private static final String PASS = "test-pass";

    @TempDir
    Path root;

    private TestMaar maar;
    private LoopbackGit git;

    @BeforeEach
    void serve() throws Exception {
        maar = TestMaar.withToolchains("git");
        git = LoopbackGit.serve(root);
    }

    @AfterEach
    void stop() {
        git.close();
    }

    @Test
    void aBranchATagAndACommitAreBuiltAsTheyAreNow() throws Exception {
        TestRepository one = TestRepository.ofCrate(root.resolve("one"), "one", "pub fn first() {}\n");
        String first = one.head();
        one.git("tag", "-a", "v1", "-m", "the first");
        one.git("branch", "old");
        one.file("src/lib.rs", "this is no Rust\n");
        String second = one.commit();

        try (LoopbackGit.Daemon daemon = LoopbackGit.Daemon.serve(root)) {
            int status = run("revisions", git.place() + "," + daemon.place(), "check-only", git.url("one#v1"),
                    daemon.url("one#old"), git.url("one#" + first), git.url("one"));

            assertThat(status).as(maar.err()).isZero();
        }
        assertThat(maar.outcomes("revisions")).hasSize(3)
                .containsEntry(git.url("one." + first), List.of(PASS, PASS, PASS))
                .containsEntry(git.url("one." + second), both("build-fail", "build-fail:unknown"));
        assertThat(maar.outcomes("revisions").entrySet()).anySatisfy(entry -> {
            assertThat(entry.getKey()).startsWith("git://").endsWith("one." + first);
            assertThat(entry.getValue()).isEqualTo(List.of(PASS, PASS, PASS));
        });
        JsonNode crate = maar.results("revisions").path("crates").get(2);
        assertThat(crate.path("krate").path("Git").path("sha").asText()).isIn(first, second);
        assertThat(Files.readString(maar.report("revisions").resolve("retry-regressed-list.txt"))).isEmpty();
        maar.assertNothingIsLeft();
        assertThat(maar.work().resolve("repositories")).isDirectoryNotContaining("glob:**.git");
    }

    @Test
    void aServerThatTellsOfNoOtherCommitIsAskedForAllBranches() throws Exception {
        TestRepository one = TestRepository.ofCrate(root.resolve("one"), "one", "");
        String first = one.head();
        one.file("src/lib.rs", "this is no Rust\n");
        one.commit();
        git.speakTheOldProtocol();
        String nowhere = "0123456789abcdef0123456789abcdef01234567";

        assertThat(run("old", git.place(), "check-only", git.url("one#" + first), git.url("one#" + nowhere)))
                .as(maar.err())
                .isZero();

        assertThat(maar.outcomes("old")).containsOnly(Map.entry(git.url("one." + first), List.of(PASS, PASS, PASS)),
                Map.entry(git.url("one." + nowhere), both("broken", "broken:missing-git-repository")));
        maar.assertNothingIsLeft();
    }

    @Test
    void everyMemberOfAWorkspaceIsTestedAVirtualOneToo() throws Exception {
        TestRepository.make(root.resolve("family"))
                .file("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\n")
                .crate("a", "a", "pub fn a() -> u32 { 1 }\n", "")
                .crate("b", "b", "#[test]\nfn adds() { assert_eq!(a::a(), 2); }\n",
                        "[dependencies]\na = { path = \"../a\" }\n")
                .commit();
        TestRepository.make(root.resolve("rooted"))
                .crate("", "rooted", "", "[workspace]\nmembers = [\"deep/member\"]\n")
                .crate("deep/member", "member", "#[test]\nfn fails() { panic!(); }\n", "")
                .commit();

        assertThat(run("members", git.place(), "build-and-test", git.url("family"), git.url("rooted")))
                .as(maar.err())
                .isZero();

        assertThat(maar.outcomes("members").values())
                .containsOnly(List.of("test-fail", "test-fail:unknown", "test-fail:unknown"));
        maar.assertNothingIsLeft();
    }

    @Test
    void whatIsMissingOrPrivateIsSaidAtTheStartAndNothingIsStored() throws Exception {
        TestRepository.ofCrate(root.resolve("one"), "one", "");
        String sha = "0123456789abcdef0123456789abcdef01234567";

        int status = run("missing", git.place(), "check-only", git.url("none"), git.url("private/one"),
                git.url("one#mian"), git.url("one#" + sha));

        assertThat(status).isEqualTo(2);
        assertThat(maar.err().lines().filter(line -> line.contains("selection"))).satisfiesExactly(
                line -> assertThat(line).contains(git.url("none"), "not found"),
                line -> assertThat(line).contains(git.url("private/one"), "could not read Username"),
                line -> assertThat(line).contains("has no branch or tag \"mian\", did you mean \"main\"?"),
                line -> assertThat(line).contains("has no commit " + sha));
        assertThat(maar.run("list")).isZero();
        assertThat(maar.out()).doesNotContain("missing");
    }

    /// Over TLS, which the machine's authorities vouch for; the second repository is gone by the time that it is cloned.
    @Test
    void aListOfRepositoriesIsClonedAsItComesAndWhatIsGoneIsAnOutcome() throws Exception {
        TestRepository.ofCrate(root.resolve("org/there"), "there", "");
        Path list = Files.writeString(root.resolve("github.csv"), """
                id,name,has_cargo_toml,has_cargo_lock
                1,org/gone,true,true
                2,org/there,true,true
                3,org/none,true,false
                """);
        TestAuthority authority = TestAuthority.make(root);
        try (LoopbackGit site = LoopbackGit.serve(root, authority.tls());
                MaarProcess process = MaarProcess.start(maar, Map.of("SSL_CERT_FILE", authority.file().toString()),
                        "run", TestMaar.OLD, TestMaar.NEW, "--crates", "repos:" + list, "--name", "list", "--mode",
                        "check-only", "--jobs", "1", "--set", "git.github=" + site.place(), "--set",
                        "git.hosts=" + site.place())) {
            assertThat(process.status()).as(process.err()).isZero();
        }
        String commit = commit("list", "gh/org/there");
        assertThat(maar.outcomes("list")).containsOnly(
                Map.entry("org.gone", both("broken", "broken:missing-git-repository")),
                Map.entry("org.there." + commit, List.of(PASS, PASS, PASS)));
        assertThat(log("list", "org/gone")).contains("not found");
        assertThat(maar.report("list").resolve("logs"))
                .isDirectoryRecursivelyContaining("glob:**/gh/org.there/log.txt");
        assertThat(maar.run("crates", "experiment:list", "--exclude", "list:org/gone")).isZero();
        assertThat(maar.out()).isEqualTo("org/there " + commit + "\n");
        maar.assertNothingIsLeft();
    }

    private String commit(String experiment, String crate) {
        try (Database database = maar.database()) {
            return requireNonNull(database.experiments()
                    .crates(experiment)
                    .stream()
                    .filter(one -> one.crate().id().equals(crate))
                    .findFirst()
                    .orElseThrow()
                    .checksum());
        }
    }

    @Test
    void aHostThatIsNotAllowedIsNotReached() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            inside.setSoTimeout((int) Duration.ofSeconds(1).toMillis());
            String address = "http://127.0.0.1:" + inside.getLocalPort() + "/secret";

            assertThat(run("closed", "", "check-only", address)).isEqualTo(2);
            assertThat(maar.err()).contains("an address of this machine or its network: name it in git.hosts");
            assertThat(run("other", git.place(), "check-only", address)).isEqualTo(2);
            assertThat(maar.err()).contains("which git.hosts does not name (" + git.place() + ")");
            git.movedTo("http://127.0.0.1:" + inside.getLocalPort());
            assertThat(run("moved", git.place(), "check-only", git.url("moved/one"))).isEqualTo(2);
            assertThat(maar.err()).contains("git.hosts does not name 127.0.0.1:" + inside.getLocalPort());

            assertThatThrownBy(inside::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(git.asked()).contains("GET /moved/one/info/refs");
    }

    @Test
    void aHostileRepositoryRunsNothingAndLeadsNowhere() throws Exception {
        Path secret = Files.createDirectories(root.resolve("secret"));
        TestRepository.ofCrate(secret, "secret", "");
        TestRepository hostile = TestRepository.ofCrate(root.resolve("hostile"), "hostile", "");
        hostile.git("submodule", "add", "-q", secret.toString(), "by-file");
        hostile.file(".gitmodules", """
                [submodule "by-file"]
                    path = by-file
                    url = file://%s
                [submodule "by-command"]
                    path = by-command
                    url = ext::sh -c touch%% /opt/maar/target/checkout/ran
                """.formatted(secret));
        hostile.file(".gitattributes", "*.txt filter=run\n").file("a.txt", "plain\n");
        hostile.git("config", "filter.run.smudge", "touch ran");
        hostile.file("githooks/post-checkout", "#!/bin/sh\ntouch ran\n");
        hostile.git("config", "core.hooksPath", "githooks");
        hostile.git("update-index", "--add", "--cacheinfo", "160000," + hostile.head() + ",by-command");
        hostile.git("add", "-f", ".gitmodules", ".gitattributes", "a.txt", "githooks");
        hostile.git("commit", "-q", "-m", "hostile");
        TestRepository linked = TestRepository.ofCrate(root.resolve("linked"), "linked", "");
        Files.createSymbolicLink(linked.folder().resolve("out"), Path.of("/etc/passwd"));
        linked.commit();

        assertThat(run("hostile", git.place(), "check-only", git.url("hostile"), git.url("linked"))).as(maar.err())
                .isZero();

        assertThat(maar.outcomes("hostile").values()).containsExactlyInAnyOrder(List.of(PASS, PASS, PASS),
                both("broken", "broken:unknown"));
        List<Path> kept = new ArrayList<>();
        try (Stream<Path> files = Files.walk(maar.work().resolve("repositories"))) {
            files.forEach(kept::add);
        }
        assertThat(kept).extracting(path -> path.getFileName().toString())
                .contains("by-file", "a.txt")
                .doesNotContain("ran", ".git", "secret", "out");
        assertThat(log("hostile", git.url("linked"))).contains("out is a link to /etc/passwd");
        assertThat(log("hostile", git.url("hostile"))).contains("transport 'file' not allowed",
                "transport 'ext' not allowed");
        maar.assertNothingIsLeft();
    }

    @Test
    void aHugeFileStaysWithinBounds() throws Exception {
        TestRepository bomb = TestRepository.ofCrate(root.resolve("bomb"), "bomb", "");
        bomb.file("zeros", "0".repeat(300 << 20));
        bomb.commit();

        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "git:" + git.url("bomb"), "--name", "bomb",
                "--mode", "check-only", "--set", "git.hosts=" + git.place(), "--set", "sandbox.disk=100M");

        assertThat(status).as(maar.err()).isZero();
        assertThat(maar.outcomes("bomb").values()).containsOnly(both("prepare-fail", "prepare-fail:no-space"));
        maar.assertNothingIsLeft();
    }

    @Test
    void afterABranchMovedAResumeAndAnExperimentOfItTakeTheRecordedCommit() throws Exception {
        TestRepository one = TestRepository.ofCrate(root.resolve("one"), "one", "");
        TestRepository slow = TestRepository.ofCrate(root.resolve("slow"), "slow", "");
        String first = one.head();
        try (MaarProcess process = MaarProcess.start(maar, Map.of(), "run", TestMaar.OLD, TestMaar.NEW, "--crates",
                "git:" + git.url("slow"), "--crates", "git:" + git.url("one#main"), "--name", "moved", "--mode",
                "check-only", "--jobs", "1", "--set", "git.hosts=" + git.place())) {
            process.await("[1/2]");
            process.kill();
        }
        one.file("src/lib.rs", "this is no Rust\n");
        one.commit();
        slow.file("src/lib.rs", "this is no Rust\n");
        slow.commit();

        assertThat(maar.run("resume", "moved", "--set", "git.hosts=" + git.place())).as(maar.err()).isZero();
        assertThat(maar.outcomes("moved")).hasSize(2).containsEntry(git.url("one." + first), List.of(PASS, PASS, PASS));
        assertThat(maar.outcomes("moved").values()).containsOnly(List.of(PASS, PASS, PASS));

        assertThat(maar.run("crates", "experiment:moved", "--exclude", "git:" + git.url("slow"))).isZero();
        assertThat(maar.out()).isEqualTo(git.url("one") + " " + first + "\n");
        maar.assertNothingIsLeft();
    }

    private int run(String name, String hosts, String mode, String... repositories) {
        List<String> words = new ArrayList<>(List.of("run", TestMaar.OLD, TestMaar.NEW, "--name", name, "--mode", mode,
                "--jobs", "2", "--set", "git.hosts=" + hosts));
        for (String repository : repositories) {
            words.addAll(List.of("--crates", "git:" + repository));
        }
        return maar.run(words.toArray(String[]::new));
    }

    private String log(String experiment, String crate) throws IOException {
        assertThat(maar.run("log", experiment, crate)).as(maar.err()).isZero();
        return maar.out();
    }

    private static List<String> both(String comparison, String outcome) {
        return List.of(comparison, outcome, outcome);
    }
}
