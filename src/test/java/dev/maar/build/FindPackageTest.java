package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindPackageTest {
    @TempDir
    private Path root;

    @Test
    void thePackageOfTheRootAndOfAMemberAreFound() throws IOException {
        manifest("", "[package]\nname = \"whole\"\nversion = \"2.0.0\"\n[workspace]\nmembers = [\"deep/leaf\"]\n");
        manifest("deep/leaf", "[package]\nname = \"leaf\"\nversion = \"1.2.3\"\n");

        assertThat(new FindPackage(root).named("whole")).contains(new FindPackage.Found(root, "2.0.0"));
        assertThat(new FindPackage(root).named("leaf"))
                .contains(new FindPackage.Found(root.resolve("deep/leaf"), "1.2.3"));
        assertThat(new FindPackage(root).named("lea")).isEmpty();
    }

    @Test
    void aVersionMayBeTheWorkspacesOrMissing() throws IOException {
        manifest("", "[workspace]\nmembers = [\"a/leaf\", \"twig\"]\n[workspace.package]\nversion = \"3.1.0\"\n");
        manifest("a/leaf", "[package]\nname = \"leaf\"\nversion.workspace = true\n");
        manifest("twig", "[package]\nname = \"twig\"\n");

        assertThat(new FindPackage(root).named("leaf").orElseThrow().version()).isEqualTo("3.1.0");
        assertThat(new FindPackage(root).named("twig").orElseThrow().version()).isEqualTo("0.0.0");
    }

    @Test
    void theLeastDeepCountsAndBrokenManifestsDoNot() throws IOException {
        manifest("a", "this is [no TOML");
        manifest("b/tests/leaf", "[package]\nname = \"leaf\"\nversion = \"0.0.1\"\n");
        manifest("z", "[package]\nname = \"leaf\"\nversion = \"1.0.0\"\n");
        Files.createDirectories(root.resolve("y/Cargo.toml"));

        assertThat(new FindPackage(root).named("leaf")).contains(new FindPackage.Found(root.resolve("z"), "1.0.0"));
    }

    private void manifest(String place, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve(place));
        Files.writeString(folder.resolve("Cargo.toml"), text);
    }
}
