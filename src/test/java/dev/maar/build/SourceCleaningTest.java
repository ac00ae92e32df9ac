package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCleaningTest {
    @TempDir
    Path folder;

    @Test
    void removesWhatChoosesACompilerOrARegistry() throws IOException {
        file("Cargo.toml", "[package]\nname = \"a\"\n");
        for (String name : new String[]{".cargo/config", ".cargo/config.toml", ".cargo/credentials",
                ".cargo/credentials.toml", "rust-toolchain", "rust-toolchain.toml"}) {
            file(name, "");
        }
        file(".cargo/audit.toml", "");
        file("tests/data/rust-toolchain", "");
        file("tests/data/Cargo.toml", "");

        assertThat(SourceCleaning.clean(folder)).extracting(Path::toString)
                .containsExactly(".cargo/config",
                        ".cargo/config.toml", ".cargo/credentials", ".cargo/credentials.toml", "rust-toolchain",
                        "rust-toolchain.toml");
        assertThat(folder.resolve(".cargo/audit.toml")).exists();
        assertThat(folder.resolve("tests/data/rust-toolchain")).exists();
        assertThat(SourceCleaning.clean(folder)).isEmpty();
    }

    @Test
    void looksIntoTheMembersOfAWorkspace() throws IOException {
        file("Cargo.toml", "[workspace]\nmembers = [\"./one/\", \"crates/*\", \"[broken\"]\n");
        file("Cargo.toml", "[workspace]\nmembers = [\"./one/\", \"crates/*\"]\n");
        for (String member : new String[]{"one", "crates/two", "crates/deep/three"}) {
            file(member + "/Cargo.toml", "");
            file(member + "/.cargo/config.toml", "");
        }

        assertThat(SourceCleaning.clean(folder)).extracting(Path::toString)
                .containsExactly("crates/two/.cargo/config.toml", "one/.cargo/config.toml");
    }

    @Test
    void aBadPatternOrManifestDoesNotStopIt() throws IOException {
        file("rust-toolchain", "nightly");
        assertThat(SourceCleaning.clean(folder)).hasSize(1);
        file("rust-toolchain", "nightly");
        file("Cargo.toml", "[workspace]\nmembers = [\"[broken\", 1]\n");
        assertThat(SourceCleaning.clean(folder)).hasSize(1);
        file("rust-toolchain", "nightly");
        file("Cargo.toml", "no TOML");
        assertThat(SourceCleaning.clean(folder)).hasSize(1);
    }

    @Test
    void removesLinksAndFoldersButNotWhatLinksPointAt(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("config.toml"), "");
        Files.createSymbolicLink(folder.resolve(".cargo"), elsewhere);
        Files.createSymbolicLink(folder.resolve("rust-toolchain"), elsewhere.resolve("nowhere"));
        file("rust-toolchain.toml/inner", "");

        assertThat(SourceCleaning.clean(folder)).extracting(Path::toString)
                .containsExactly(".cargo", "rust-toolchain", "rust-toolchain.toml");
        assertThat(elsewhere.resolve("config.toml")).exists();
        assertThat(folder).isEmptyDirectory();
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
