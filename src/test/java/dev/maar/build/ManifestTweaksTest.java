package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestTweaksTest {
    @TempDir
    Path folder;

    @Test
    void leavesAManifestAsItWasPublished() throws Exception {
        String text = """
                # A comment, which a rewrite would lose.
                [package]
                name = "a"

                [[test]]
                name = "there"
                [[test]]
                name = "folder"
                [[example]]
                name = "elsewhere"
                path = "src/elsewhere.rs"
                """;
        write(text);
        file("tests/there.rs");
        file("tests/folder/main.rs");
        file("src/elsewhere.rs");

        assertThat(ManifestTweaks.apply(folder)).isEmpty();
        assertThat(manifest()).hasContent(text);
    }

    @Test
    void dropsTestsAndExamplesThatWereNotPublished() throws Exception {
        write("""
                [package]
                name = "a"
                version = "1.0.0"

                [[test]]
                name = "gone"

                [[test]]
                name = "there"
                path = "tests/there.rs"

                [[example]]
                name = "outside"
                path = "../outside.rs"

                [[bench]]
                name = "gone"

                [[bin]]
                name = "gone"
                path = "src/gone.rs"
                """);
        file("tests/there.rs");
        Files.writeString(folder.resolve("../outside.rs").normalize(), "");

        assertThat(ManifestTweaks.apply(folder)).containsExactly(
                "dropped [[example]] outside, whose file is missing", "dropped [[test]] gone, whose file is missing");
        var left = TomlFile.parse(Files.readString(manifest()), "Cargo.toml");
        assertThat(left.path("test").size()).isEqualTo(1);
        assertThat(left.has("example")).isFalse();
        assertThat(left.path("bench").size()).isEqualTo(1);
        assertThat(left.path("bin").size()).isEqualTo(1);
        assertThat(ManifestTweaks.apply(folder)).isEmpty();
    }

    @Test
    void leavesTheWorkspaceAndDropsWhatIsStableByNow() throws Exception {
        write("""
                cargo-features = ["publish-lockfile", "edition", "default-run"]
                [package]
                name = "a"
                workspace = "../.."
                publish-lockfile = true
                default-run = "a"
                """);

        assertThat(ManifestTweaks.apply(folder)).containsExactly("removed package.workspace",
                "removed publish-lockfile from cargo-features", "removed default-run from cargo-features");
        var left = TomlFile.parse(Files.readString(manifest()), "Cargo.toml");
        assertThat(left.path("cargo-features").toString()).isEqualTo("[\"edition\"]");
        assertThat(left.path("package").toString()).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void keepsTheRestOfARewrittenManifest() throws Exception {
        String rest = """
                [package.metadata]
                when = 1979-05-27T07:32:00Z
                day = 1979-05-27
                "quoted key" = 'it''s'
                large = 9223372036854775807
                small = 0.1
                precise = 1.2345678901234567890
                text = '''
                two
                lines'''
                empty = {}
                none = []
                mixed = [1, "a", [true]]
                [features]
                "a/b" = []
                default = ["x"]
                [target.'cfg(any(windows, target_os = "linux"))'.dependencies]
                libc.version = "1"
                libc.features = ["a"]
                [profile.dev.package."*"]
                opt-level = 3
                """.replace("'it''s'", "\"it's \\u00e4\"");
        write("[package]\nname = \"a\"\nworkspace = \"..\"\n" + rest);
        var before = TomlFile.parse("[package]\nname = \"a\"\n" + rest, "Cargo.toml");

        ManifestTweaks.apply(folder);

        assertThat(TomlFile.parse(Files.readString(manifest()), "Cargo.toml")).isEqualTo(before);
    }

    @Test
    void writesNoNumberThatCargoCannotRead() throws Exception {
        write("[package]\nname = \"a\"\nworkspace = \"..\"\n[package.metadata]\nx = [inf, {y = -inf}]\nz = nan\n");

        ManifestTweaks.apply(folder);

        assertThat(manifest()).hasContent("""
                package.name = 'a'
                package.metadata.x = ['Infinity', {y = '-Infinity'}]
                package.metadata.z = 'NaN'
                """);
    }

    @Test
    void aManifestThatIsNoneIsSaidSo() throws Exception {
        assertThatThrownBy(() -> ManifestTweaks.apply(folder)).isInstanceOf(UnreadableToml.class)
                .hasMessage("Cargo.toml is missing");
        write("[package]\nnonsense here\n");
        assertThatThrownBy(() -> ManifestTweaks.apply(folder)).isInstanceOf(UnreadableToml.class)
                .hasMessageStartingWith("Cargo.toml:2: ");
        for (String text : new String[]{"a = " + "[".repeat(100_000), "a = 1\na = 2\n",
                "package.workspace = 1\na." + "b.".repeat(50_000) + "c = 1",
                "[package]\nworkspace = 1\n[" + "b.".repeat(50_000) + "c]"}) {
            write(text);
            assertThatThrownBy(() -> ManifestTweaks.apply(folder)).as(text.substring(0, 9))
                    .isInstanceOf(UnreadableToml.class);
        }
        Files.write(manifest(), new byte[]{0, (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> ManifestTweaks.apply(folder)).isInstanceOf(UnreadableToml.class)
                .hasMessage("Cargo.toml is not UTF-8");
        Files.write(manifest(), new byte[10 * 1024 * 1024 + 1]);
        assertThatThrownBy(() -> ManifestTweaks.apply(folder)).isInstanceOf(UnreadableToml.class)
                .hasMessage("Cargo.toml is larger than 10 MiB");
    }

    @Test
    void oddShapesAreLeftToCargo() throws Exception {
        write("test = 1\nexample = [1, {}, {path = 2}, {name = 3}, {name = \"a\\u0000b\"}]\npackage = []\ncargo-features = \"x\"\n");

        assertThat(ManifestTweaks.apply(folder)).containsExactly("dropped [[example]] 3, whose file is missing",
                "dropped [[example]] a\u0000b, whose file is missing");
    }

    @Test
    void doesNotFollowALink() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "[package]\nworkspace = \"..\"\n");
        Files.createSymbolicLink(manifest(), elsewhere);

        assertThatThrownBy(() -> ManifestTweaks.apply(folder)).isInstanceOf(UnreadableToml.class);
    }

    private Path manifest() {
        return folder.resolve("Cargo.toml");
    }

    private void write(String text) throws IOException {
        Files.writeString(manifest(), text);
    }

    private void file(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "");
    }
}
