package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateArchive;
import dev.maar.crates.LoopbackRegistry;
import dev.maar.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs crates of a registry of the test's own, good ones and bad ones, from the command line to the report.
final class LoopbackRegistryIT {
    private static final String PASS = "test-pass";

    private final LoopbackRegistry registry = new LoopbackRegistry();
    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("loopback");
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void everyCrateHasTheOutcomeThatItDeserves() throws Exception {
        publishDependencies();
        publishCrates();
        publishBadArchives();

        int status = run("everything",
                "chooses-old,fails-through,wants-yanked,wants-git,brings-settings,brings-lockfile,"
                        + "truncated,differs,escapes,absolute,links,device,bomb,too-many");

        assertThat(status).as(maar.err()).isZero();
        Map<String, List<String>> outcomes = maar.outcomes("everything");
        assertThat(outcomes).containsEntry("chooses-old-1.0.0", List.of(PASS, PASS, PASS))
                .containsEntry("fails-through-1.0.0",
                        List.of("regressed", PASS, "build-fail:depends-on(reg/infers/1.0.0)"))
                .containsEntry("wants-yanked-1.0.0", both("broken", "broken:yanked"))
                .containsEntry("wants-git-1.0.0", both("broken", "broken:missing-deps"))
                .containsEntry("brings-settings-1.0.0", List.of(PASS, PASS, PASS))
                .containsEntry("brings-lockfile-1.0.0", List.of(PASS, PASS, PASS))
                .containsEntry("truncated-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("escapes-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("absolute-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("links-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("device-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("bomb-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("too-many-1.0.0", both("broken", "broken:unknown"))
                .containsEntry("differs-1.0.0", both("error", "error"))
                .hasSize(14);
        assertThat(lockfile("chooses-old")).contains("name = \"two-ages\"\nversion = \"1.0.0\"", "name = \"leaf\"");
        assertThat(lockfile("brings-lockfile")).contains("name = \"leaf\"\nversion = \"1.0.0\"")
                .doesNotContain("1.0.1");
        assertThat(log("brings-settings")).contains("removed .cargo/config.toml", "removed rust-toolchain.toml");
        assertThat(log("escapes")).contains("leads out of");
        assertThat(log("device")).contains("is a device");
        assertThat(log("bomb")).contains("unpacks to");
        assertThat(log("differs")).contains("SHA-256", "the index says");
        for (Path place = maar.work().resolve("packages/.partial"); place != null; place = place.getParent()) {
            assertThat(place.resolve("escaped")).doesNotExist();
        }
        assertThat(absolute()).doesNotExist();
        maar.assertNothingIsLeft();
    }

    /// Cargo 0.66 warns where cargo 1.96 refuses; either may be the baseline. What both refuse is broken.
    @Test
    void aManifestThatOnlyOneSidesCargoRefusesIsADifference() throws Exception {
        publish("leaf", "1.0.0", "1.60", "pub fn leaf() {}\n", List.of());
        publishOdd("odd-feature", "[features]\n\"odd!\" = []\n[dependencies]\nleaf = \"1\"\n");
        publishOdd("any-version", "[dependencies]\nleaf = {}\n");
        publishOdd("no-table", "[features]\nodd = 3\n");
        publish("both-take", "1.0.0", "1.60", "pub use leaf::leaf;\n", List.of("leaf"));

        String crates = "odd-feature,any-version,no-table,both-take";
        assertThat(run("newer", crates)).as(maar.err()).isZero();
        assertThat(maar.run("run", TestMaar.NEW, TestMaar.OLD, "--crates", "list:" + crates, "--name", "older",
                "--mode", "check-only", "--jobs", "2", "--set", "registry-index=" + registry.index())).isZero();

        assertThat(maar.outcomes("newer"))
                .containsEntry("odd-feature-1.0.0", List.of("regressed", PASS, "broken:cargo-toml"))
                .containsEntry("any-version-1.0.0", List.of("regressed", PASS, "broken:cargo-toml"))
                .containsEntry("no-table-1.0.0", both("broken", "broken:cargo-toml"))
                .containsEntry("both-take-1.0.0", List.of(PASS, PASS, PASS));
        assertThat(maar.outcomes("older"))
                .containsEntry("odd-feature-1.0.0", List.of("fixed", "broken:cargo-toml", PASS))
                .containsEntry("any-version-1.0.0", List.of("fixed", "broken:cargo-toml", PASS));
        maar.assertNothingIsLeft();
    }

    private void publishOdd(String name, String moreManifest) {
        byte[] archive = archive(name, "1.0.0", "1.60", "", moreManifest).bytes();
        registry.publish(name, "1.0.0", archive, false);
    }

    @Test
    void unknownNamesAndVersionsAreOneLineEachAndNothingIsStored() throws Exception {
        registry.publish("leaf", "1.0.0");

        int status = run("nothing", "leaf@9.9.9,leef");

        assertThat(status).isEqualTo(2);
        assertThat(maar.err().lines()).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).contains("\"leaf@9.9.9\" has no such version; newest is 1.0.0"),
                line -> assertThat(line).contains("\"leef\"", "has no crate of that name"));
        assertThat(maar.run("list")).isZero();
        assertThat(maar.out()).doesNotContain("nothing");
        assertThat(Files.exists(maar.work().resolve("packages"))).isFalse();
    }

    private int run(String name, String crates) {
        return maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "list:" + crates, "--name", name, "--mode",
                "check-only", "--jobs", "2", "--set", "registry-index=" + registry.index());
    }

    private static List<String> both(String comparison, String outcome) {
        return List.of(comparison, outcome, outcome);
    }

    private String lockfile(String crate) {
        try (Database database = maar.database()) {
            var found = database.experiments()
                    .crates("everything")
                    .stream()
                    .filter(one -> one.crate().reportName().equals(crate + "-1.0.0"))
                    .findFirst()
                    .orElseThrow();
            return new String(database.experiments().lockfile("everything", found).orElseThrow(),
                    StandardCharsets.UTF_8);
        }
    }

    private String log(String crate) {
        assertThat(maar.run("log", "everything", crate)).as(maar.err()).isZero();
        return maar.out();
    }

    private Path absolute() {
        return maar.work().resolve("absolute");
    }

    /// Two ages of one package, and one that only an old compiler infers (as `time` before 0.3.35 was).
    private void publishDependencies() {
        publish("leaf", "1.0.0", "1.60", "pub fn leaf() {}\n", List.of());
        publish("leaf", "1.0.1", "1.60", "pub fn leaf() {}\n", List.of());
        publish("two-ages", "1.0.0", "1.60", "pub fn age() { leaf::leaf(); }\n", List.of("leaf"));
        publish("two-ages", "1.1.0", "1.90", "pub fn age() { let Some(_) = Some(1) else { return }; }\n",
                List.of("leaf"));
        publish("infers", "1.0.0", "1.60", """
                pub fn widen(bytes: &[u8]) -> Box<[u16]> {
                    let words = bytes.iter().map(|byte| (*byte).into()).collect::<Box<_>>();
                    words.into()
                }
                """, List.of());
        registry.publish("pulled", "1.0.0", CrateArchive.small("pulled", "1.0.0"), true);
    }

    private void publishCrates() {
        publish("chooses-old", "1.0.0", "1.60", "pub fn age() { two_ages::age(); }\n", List.of("two-ages"));
        publish("fails-through", "1.0.0", "1.60", "pub use infers::widen;\n", List.of("infers"));
        publish("wants-yanked", "1.0.0", "1.60", "", List.of("pulled"));
        registry.publish("wants-git", "1.0.0", archive("wants-git", "1.0.0", "1.60", "", """
                [dependencies]
                leaf = { git = "https://git.invalid/leaf" }
                """).bytes(), false);
        registry.publish("brings-settings", "1.0.0", archive("brings-settings", "1.0.0", "1.60", "", "")
                .file("brings-settings-1.0.0/.cargo/config.toml", "[build]\nrustc-wrapper = \"/no/such/wrapper\"\n")
                .file("brings-settings-1.0.0/rust-toolchain.toml", "[toolchain]\nchannel = \"nightly-2020-01-01\"\n")
                .bytes(), false);
        String leaf = ByteString.of(archive("leaf", "1.0.0", "1.60", "pub fn leaf() {}\n", "[dependencies]\n").bytes())
                .sha256()
                .hex();
        registry.publish("brings-lockfile", "1.0.0", archive("brings-lockfile", "1.0.0", "1.60",
                "pub fn leaf() { leaf::leaf(); }\n", "[dependencies]\nleaf = \"1\"\n")
                .file("brings-lockfile-1.0.0/Cargo.lock", """
                        version = 4

                        [[package]]
                        name = "brings-lockfile"
                        version = "1.0.0"
                        dependencies = [
                         "leaf",
                        ]

                        [[package]]
                        name = "leaf"
                        version = "1.0.0"
                        source = "registry+https://github.com/rust-lang/crates.io-index"
                        checksum = "%s"
                        """.formatted(leaf))
                .bytes(), false);
    }

    private void publishBadArchives() {
        byte[] whole = archive("truncated", "1.0.0", "1.60", "", "").bytes();
        registry.publish("truncated", "1.0.0", Arrays.copyOf(whole, whole.length / 2), false);
        registry.publish("differs", "1.0.0");
        registry.file("/archives/differs/1.0.0/download", ByteString.encodeUtf8("something else"));
        registry.publish("escapes", "1.0.0", archive("escapes", "1.0.0", "1.60", "", "")
                .file("escapes-1.0.0/../../../escaped", "")
                .bytes(), false);
        registry.publish("absolute", "1.0.0", archive("absolute", "1.0.0", "1.60", "", "")
                .file(absolute().toString(), "")
                .bytes(), false);
        registry.publish("links", "1.0.0", archive("links", "1.0.0", "1.60", "", "")
                .symbolicLink("links-1.0.0/out", "/etc")
                .file("links-1.0.0/out/absolute", "")
                .bytes(), false);
        registry.publish("device", "1.0.0", archive("device", "1.0.0", "1.60", "", "")
                .special("device-1.0.0/disk", TarConstants.LF_BLK)
                .bytes(), false);
        registry.publish("bomb", "1.0.0", bomb(), false);
        registry.publish("too-many", "1.0.0", tooMany(), false);
    }

    /// Less than a mebibyte that unpacks to 600.
    private static byte[] bomb() {
        CrateArchive archive = archive("bomb", "1.0.0", "1.60", "", "");
        String nothing = "0".repeat(60 << 20);
        for (int part = 0; part < 10; part++) {
            archive.file("bomb-1.0.0/part-" + part, nothing);
        }
        return archive.bytes();
    }

    private static byte[] tooMany() {
        CrateArchive archive = archive("too-many", "1.0.0", "1.60", "", "");
        for (int number = 0; number < 100_001; number++) {
            archive.file("too-many-1.0.0/" + number, "");
        }
        return archive.bytes();
    }

    /// Publishes a package that wants version 1 of some others.
    private void publish(String name, String version, String rustVersion, String source, List<String> dependencies) {
        var manifest = new StringBuilder("[dependencies]\n");
        dependencies.forEach(dependency -> manifest.append(dependency).append(" = \"1\"\n"));
        byte[] archive = archive(name, version, rustVersion, source, manifest.toString()).bytes();
        registry.file("/archives/" + name + "/" + version + "/download", ByteString.of(archive));
        String wanted = String.join(",", dependencies.stream().map(LoopbackRegistryIT::dependency).toList());
        registry.line(name, """
                {"name":"%s","vers":"%s","deps":[%s],"cksum":"%s","features":{},"yanked":false,"rust_version":"%s"}"""
                .formatted(name, version, wanted, ByteString.of(archive).sha256().hex(), rustVersion));
    }

    private static String dependency(String name) {
        return """
                {"name":"%s","req":"^1","features":[],"optional":false,"default_features":true,"target":null,\
                "kind":"normal"}""".formatted(name);
    }

    private static CrateArchive archive(String name, String version, String rustVersion, String source,
            String moreManifest) {
        String root = name + "-" + version + "/";
        return new CrateArchive()
                .file(root + "Cargo.toml", """
                        [package]
                        name = "%s"
                        version = "%s"
                        edition = "2018"
                        rust-version = "%s"
                        """.formatted(name, version, rustVersion) + moreManifest)
                .file(root + "src/lib.rs", source);
    }
}
