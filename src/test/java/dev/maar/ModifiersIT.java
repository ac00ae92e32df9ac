package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateArchive;
import dev.maar.crates.LoopbackRegistry;
import dev.maar.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares a compiler with itself under other flags and with a patched dependency.
final class ModifiersIT {
    private static final String PASS = "test-pass";

    private final LoopbackRegistry registry = new LoopbackRegistry();
    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("modifiers");
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void flagsAndCargosWordsAct() throws Exception {
        publish("flagged", "1.0.0", "#[cfg(all(odd, not(debug_assertions)))]\ncompile_error!(\"odd\");\n", "",
                List.of());
        String flags = "+target=x86_64-unknown-linux-gnu+rustflags=\"-Ctarget-feature=+aes --cfg odd\"+cargoflags=--release";

        assertThat(run("flags", TestMaar.NEW + flags, "flagged")).as(maar.err()).isZero();

        assertThat(maar.outcomes("flags")).containsEntry("flagged-1.0.0",
                List.of("regressed", PASS, "build-fail:unknown"));
        assertThat(maar.results("flags").at("/experiment/toolchains/1/name").asText()).isEqualTo(TestMaar.NEW + flags);
        assertThat(maar.run("log", "flags", "flagged", TestMaar.NEW + flags)).isZero();
        assertThat(maar.out()).contains(
                "--all-targets --message-format=json-diagnostic-rendered-ansi --target x86_64-unknown-linux-gnu --release`",
                "error: odd");
        assertThat(maar.report("flags").resolve("logs"))
                .isDirectoryContaining("glob:**/debian%3Abookworm%2Frustc-web+target=*"
                        + "+rustflags=%22-Ctarget-feature=+aes --cfg odd%22+cargoflags=--release");
        maar.assertNothingIsLeft();
    }

    @Test
    void aPatchedDependencyIsTheOnlyThingThatDiffers() throws Exception {
        publish("other", "1.0.0", "pub fn other() {}\n", "", List.of());
        publish("other", "1.1.0", "pub fn other() {}\n", "", List.of());
        publish("leaf", "1.0.0", "pub fn leaf() {}\n", "", List.of());
        publish("fresh", "1.0.0", "pub fn fresh() {}\n", "", List.of());
        publish("broken-by-it", "1.0.0", "pub fn f() { leaf::leaf(); other::other(); }\n", "",
                List.of("leaf ^1", "other ^1"));
        publishLocked();
        publish("wants-exactly", "1.0.0", "pub fn f() { leaf::leaf(); }\n", "", List.of("leaf =1.0.0"));
        publish("without", "1.0.0", "pub fn f() { other::other(); }\n", "", List.of("other ^1"));
        // Would be taken by a resolver that updates freely.
        publish("leaf", "1.0.1", "pub fn leaf() {}\n", "", List.of());
        Path patch = patch("leaf", "1.2.0", "pub fn renamed() { fresh::fresh(); }\n",
                "[dependencies]\nfresh = \"1\"\n");
        String patched = TestMaar.NEW + "+patch=leaf=" + patch;

        assertThat(run("patched", patched, "broken-by-it,keeps-its-lockfile,wants-exactly,without")).as(maar.err())
                .isZero();

        assertThat(maar.outcomes("patched"))
                .containsEntry("broken-by-it-1.0.0", List.of("regressed", PASS,
                        "build-fail:compiler-error(E0425)"))
                .containsEntry("keeps-its-lockfile-1.0.0", List.of(PASS, PASS, PASS))
                .containsEntry("wants-exactly-1.0.0", List.of(PASS, PASS, PASS))
                .containsEntry("without-1.0.0", List.of(PASS, PASS, PASS));
        assertThat(log("broken-by-it", patched)).contains("the patch leaf 1.2.0 takes the place of the registry's");
        assertThat(log("wants-exactly", patched)).contains("cargo does not take the patch");
        assertThat(log("without", patched)).contains("the patch leaf 1.2.0 does not fit what this crate depends on");
        assertThat(locked("keeps-its-lockfile", "")).contains("name = \"other\"\nversion = \"1.0.0\"",
                "name = \"leaf\"\nversion = \"1.0.0\"\nsource = ");
        assertThat(locked("keeps-its-lockfile", patched)).contains("name = \"other\"\nversion = \"1.0.0\"",
                "name = \"leaf\"\nversion = \"1.2.0\"\ndependencies", "name = \"fresh\"");
        assertThat(locked("wants-exactly", patched)).isEqualTo(locked("wants-exactly", ""));
        maar.assertNothingIsLeft();
    }

    @Test
    void anExperimentDoesNotGoOnWithAnotherPatch() throws Exception {
        publish("leaf", "1.0.0", "pub fn leaf() {}\n", "", List.of());
        publish("uses", "1.0.0", "pub use leaf::leaf;\n", "", List.of("leaf ^1"));
        Path patch = patch("leaf", "1.0.0", "pub fn leaf() {}\n", "");
        String patched = TestMaar.OLD + "+patch=leaf=" + patch;
        assertThat(maar.run("run", TestMaar.OLD, patched, "--crates", "list:uses", "--name", "kept", "--mode",
                "check-only", "--set", "registry-index=" + registry.index())).as(maar.err()).isZero();
        assertThat(maar.outcomes("kept")).containsEntry("uses-1.0.0", List.of(PASS, PASS, PASS));

        Files.writeString(patch.resolve("src/lib.rs"), "pub fn leaf() {} // edited\n");

        assertThat(maar.run("resume", "kept", "--set", "registry-index=" + registry.index())).isEqualTo(2);
        assertThat(maar.err()).contains("toolchain " + patched + " is not what it was");
    }

    @Test
    void aFolderThatIsNotThePackageIsRefusedBeforeAnythingIsStored() throws Exception {
        Path patch = patch("laef", "1.0.0", "", "");
        assertThat(run("refused", TestMaar.NEW + "+patch=leaf=" + patch, "uses")).isEqualTo(2);
        assertThat(maar.err().lines()).singleElement()
                .asString()
                .contains(patch.resolve("Cargo.toml") + " is of the package \"laef\", not leaf");
        Files.writeString(patch.resolve("Cargo.toml"), "[package]\nname = \"leaf\"\nversion.workspace = true\n");
        assertThat(run("refused", TestMaar.NEW + "+patch=leaf=" + patch, "uses")).isEqualTo(2);
        assertThat(maar.err()).contains("takes something from its workspace", "run \"cargo package\" there");
        assertThat(maar.run("show", "refused")).isEqualTo(2);
    }

    @Test
    void aPatchFromARepositoryStaysAtItsCommit(@TempDir Path root) throws Exception {
        publish("leaf", "1.0.0", "pub fn leaf() {}\n", "", List.of());
        publish("uses", "1.0.0", "pub fn f() { leaf::leaf(); }\n", "", List.of("leaf ^1"));
        TestRepository family = TestRepository.make(root.resolve("family"))
                .file("Cargo.toml",
                        "[workspace]\nmembers = [\"members/*\"]\n[workspace.package]\nversion = \"1.4.0\"\n")
                .file("members/leaf/Cargo.toml", """
                        [package]
                        name = "leaf"
                        version.workspace = true
                        [dependencies]
                        helper = { path = "../helper" }
                        """)
                .file("members/leaf/src/lib.rs", "pub fn renamed() { helper::help(); }\n")
                .file("members/helper/Cargo.toml", "[package]\nname = \"helper\"\nversion = \"0.1.0\"\n")
                .file("members/helper/src/lib.rs", "pub fn help() {}\n");
        String commit = family.commit();
        try (LoopbackGit git = LoopbackGit.serve(root)) {
            String start = TestMaar.NEW + "+patch=leaf=" + git.url("family");
            String hosts = "git.hosts=" + git.place();

            assertThat(run("repository", start + "#main", "uses", "--set", hosts)).as(maar.err()).isZero();
            assertThat(maar.outcomes("repository")).containsEntry("uses-1.0.0",
                    List.of("regressed", PASS, "build-fail:compiler-error(E0425)"));
            assertThat(maar.results("repository").at("/experiment/toolchains/1/name").asText())
                    .isEqualTo(start + "=" + commit);
            assertThat(maar.run("log", "repository", "uses", start + "=" + commit)).isZero();
            assertThat(maar.out()).contains("the patch leaf 1.4.0 takes the place of the registry's",
                    "Checking helper v0.1.0 (/opt/maar/patches/" + commit.substring(0, 12) + "/members/helper)");

            assertThat(run("no-branch", start + "#mian", "uses", "--set", hosts)).isEqualTo(2);
            assertThat(maar.err()).contains("has no branch or tag \"mian\", did you mean \"main\"?");
            assertThat(run("no-package", TestMaar.NEW + "+patch=laef=" + git.url("family") + "=main", "uses", "--set",
                    hosts)).isEqualTo(2);
            assertThat(maar.err()).contains("has no package \"laef\" at " + commit);
            assertThat(run("not-allowed", start + "#main", "uses")).isEqualTo(2);
            assertThat(maar.err()).contains("name " + git.place() + " in git.hosts to allow it");
            assertThat(maar.run("show", "no-branch")).isEqualTo(2);
            assertThat(maar.run("show", "no-package")).isEqualTo(2);
            assertThat(maar.run("show", "not-allowed")).isEqualTo(2);
        }
        maar.assertNothingIsLeft();
    }

    private int run(String name, String candidate, String crates, String... more) {
        List<String> words = new ArrayList<>(List.of("run", TestMaar.NEW, candidate, "--crates", "list:" + crates,
                "--name", name, "--mode", "check-only", "--jobs", "2", "--set", "registry-index=" + registry.index()));
        words.addAll(List.of(more));
        return maar.run(words.toArray(String[]::new));
    }

    private String log(String crate, String toolchain) {
        assertThat(maar.run("log", "patched", crate, toolchain)).as(maar.err()).isZero();
        return maar.out();
    }

    /// The lockfile of a crate under a toolchain with patches; that of all others for an empty word.
    private String locked(String crate, String toolchain) {
        try (Database database = maar.database()) {
            var found = database.experiments()
                    .crates("patched")
                    .stream()
                    .filter(one -> one.crate().reportName().equals(crate + "-1.0.0"))
                    .findFirst()
                    .orElseThrow();
            byte[] base = database.experiments().lockfile("patched", found).orElseThrow();
            Map<String, byte[]> patched = database.experiments().patchedLockfiles("patched", found, base);
            return new String(
                    toolchain.isEmpty()
                            ? base
                            : patched.getOrDefault(toolchain.substring(toolchain.indexOf("+patch=")), new byte[0]),
                    StandardCharsets.UTF_8);
        }
    }

    private Path patch(String name, String version, String source, String moreManifest) throws IOException {
        Path folder = maar.work().resolve("mine");
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), manifest(name, version) + moreManifest);
        Files.writeString(folder.resolve("src/lib.rs"), source);
        return folder;
    }

    private void publishLocked() {
        String checksum = ByteString.of(archive("other", "1.0.0", "pub fn other() {}\n", "[dependencies]\n").bytes())
                .sha256()
                .hex();
        String leaf = ByteString.of(archive("leaf", "1.0.0", "pub fn leaf() {}\n", "[dependencies]\n").bytes())
                .sha256()
                .hex();
        String lockfile = """
                version = 4

                [[package]]
                name = "keeps-its-lockfile"
                version = "1.0.0"
                dependencies = [
                 "leaf",
                 "other",
                ]

                [[package]]
                name = "leaf"
                version = "1.0.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                checksum = "%s"

                [[package]]
                name = "other"
                version = "1.0.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                checksum = "%s"
                """.formatted(leaf, checksum);
        registry.publish("keeps-its-lockfile", "1.0.0",
                archive("keeps-its-lockfile", "1.0.0", "pub fn f() { other::other(); }\n",
                        "[dependencies]\nleaf = \"1\"\nother = \"1\"\n")
                        .file("keeps-its-lockfile-1.0.0/Cargo.lock", lockfile)
                        .bytes(),
                false);
    }

    /// `dependencies` are `NAME REQUIREMENT`.
    private void publish(String name, String version, String source, String moreManifest, List<String> dependencies) {
        var manifest = new StringBuilder("[dependencies]\n");
        var wanted = new ArrayList<String>();
        for (String dependency : dependencies) {
            String[] parts = dependency.split(" ", -1);
            manifest.append(parts[0]).append(" = \"").append(parts[1]).append("\"\n");
            wanted.add("""
                    {"name":"%s","req":"%s","features":[],"optional":false,"default_features":true,"target":null,\
                    "kind":"normal"}""".formatted(parts[0], parts[1]));
        }
        byte[] archive = archive(name, version, source, manifest + moreManifest).bytes();
        registry.file("/archives/" + name + "/" + version + "/download", ByteString.of(archive));
        registry.line(name, """
                {"name":"%s","vers":"%s","deps":[%s],"cksum":"%s","features":{},"yanked":false,"rust_version":"1.60"}"""
                .formatted(name, version, String.join(",", wanted), ByteString.of(archive).sha256().hex()));
    }

    private static CrateArchive archive(String name, String version, String source, String moreManifest) {
        String root = name + "-" + version + "/";
        return new CrateArchive().file(root + "Cargo.toml", manifest(name, version) + moreManifest)
                .file(root + "src/lib.rs", source);
    }

    private static String manifest(String name, String version) {
        return "[package]\nname = \"" + name + "\"\nversion = \"" + version
                + "\"\nedition = \"2018\"\nrust-version = \"1.60\"\n";
    }
}
