package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import dev.maar.sandbox.Mount;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatchedPackageTest {
    private static final String REGISTRY = "registry+https://registry.example/index";

    @TempDir
    private Path folder;

    @Test
    void nameAndVersionAreTheManifests() throws IOException {
        assertThat(read("""
                [package]
                name = "leaf"
                version = "1.2.3"
                [dependencies]
                own = { path = "./own" }
                [dev-dependencies]
                other = { path = "../other" }
                [workspace]
                """))
                .containsExactly(new PatchedPackage("leaf", "1.2.3", folder));
        assertThat(PatchedPackage.of(ToolchainSpec.parse("stable"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name = \"laef\"|is of the package \"laef\", not leaf",
            "name = \"leaf\"; version.workspace = true|takes something from its workspace",
            "name = \"leaf\"; version = \"1.0.0\"; workspace = \"..\"|takes something from its workspace",
            "name = \"leaf\"; version = \"1.0.0\"; [lints]; workspace = true|takes something from its workspace",
            "name = \"leaf\"; version = \"1.0.0\"; [dependencies]; d = { path = \"../d\" }|names its dependency d by a path out of the folder",
            "name = \"leaf\"; version = \"1.0.0\"; [target.'cfg(unix)'.build-dependencies]; d = { path = \"../d\" }|its dependency d by a path",
            "name = |cannot be read: Cargo.toml:2"})
    void whatBuildsWouldNotSeeIsSaidAtTheStart(String lines, String message) {
        assertThatThrownBy(() -> read("[package]\n" + lines.replace("; ", "\n") + "\n")).isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "toolchain \"stable+patch=leaf=" + folder + "\": " + folder.resolve("Cargo.toml"))
                .hasMessageContaining(message);
    }

    private List<PatchedPackage> read(String manifest) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), manifest);
        return PatchedPackage.of(ToolchainSpec.parse("stable+patch=leaf=" + folder));
    }

    @ParameterizedTest
    @CsvSource({"1.5.0,1.0.0,true", "1.0.0,1.9.9,true", "2.0.0,1.9.9,false", "0.3.1,0.3.9,true", "0.4.0,0.3.9,false",
            "0.0.3,0.0.3,true", "0.0.4,0.0.3,false", "1.0.0-rc.1,1.0.0,true", "0.1.0,1.0.0,false", "x,1.0.0,false"})
    void itStandsForVersionsOfTheSameFirstNumber(String ours, String locked, boolean stands) {
        var patched = new PatchedPackage("leaf", ours, folder);
        assertThat(patched.standsFor(new Lockfile.LockedPackage("leaf", locked, REGISTRY, null))).isEqualTo(stands);
        assertThat(patched.standsFor(new Lockfile.LockedPackage("other", locked, REGISTRY, null))).isFalse();
        assertThat(patched.standsFor(new Lockfile.LockedPackage("leaf", locked, null, null))).isFalse();
    }

    @Test
    void packagesOfOneRepositoryAreSeenInOneFolder() {
        assertThat(PatchedPackage.mounts(List.of(new PatchedPackage("leaf", "1.0.0", folder, "0123456789ab", "leaf"),
                new PatchedPackage("twig", "1.0.0", folder, "0123456789ab", ""))))
                .containsExactly(Mount.readOnly(folder, "/opt/maar/patches/0123456789ab"));
    }

    @Test
    void theManifestGetsThePatchBesideItsOwn() throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"),
                """
                        [package]
                        name = "uses"
                        [patch.crates-io]
                        other = { path = "other" }
                        leaf = { git = "x" }
                        """);
        ManifestTweaks.patch(folder, List.of(new PatchedPackage("leaf", "1.0.0", folder),
                new PatchedPackage("twig", "1.0.0", folder, "0123456789ab", "members/twig")));
        assertThat(
                TomlFile.parse(Files.readString(folder.resolve("Cargo.toml")), "Cargo.toml").path("patch").toString())
                .isEqualTo(
                        "{\"crates-io\":{\"other\":{\"path\":\"other\"},\"leaf\":{\"path\":\"/opt/maar/patches/leaf\"},"
                                + "\"twig\":{\"path\":\"/opt/maar/patches/0123456789ab/members/twig\"}}}");
    }
}
