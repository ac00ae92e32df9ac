package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.crates.IndexVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StubPackageTest {
    private static final String SUM = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @Test
    void isNeededForEdition2024Alone() throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"a\"\nedition = \"2024\"\n");
        assertThat(StubPackage.isNeeded(folder)).isTrue();
        Files.writeString(folder.resolve("Cargo.toml"),
                "[package]\nname = \"a\"\nedition = \"2021\"\n# edition = \"2024\"\n");
        assertThat(StubPackage.isNeeded(folder)).isFalse();
    }

    @Test
    void saysWhatTheIndexSaysAndHasNoCode() throws Exception {
        String line = """
                {"name":"a","vers":"1.2.3","cksum":"%s","yanked":false,"links":"z","features":{"std":["b/std"]},"features2":{"c":["dep:c"]},"deps":[
                {"name":"b","req":"^1","features":["x"],"optional":false,"default_features":false,"target":null,"kind":"normal"},
                {"name":"c","req":"^2","features":[],"optional":true,"default_features":true,"target":"cfg(unix)","kind":"build","package":"real-c"},
                {"name":"d","req":"^3","features":[],"optional":false,"default_features":true,"target":null,"kind":"dev"}]}"""
                .formatted(SUM)
                .replace("\n", "");
        StubPackage.write(new IndexVersion("a", "1.2.3", SUM, false, null, line), folder);

        ObjectNode manifest = TomlFile.parse(Files.readString(folder.resolve("Cargo.toml")), "Cargo.toml");
        assertThat(manifest.at("/package/name").asText()).isEqualTo("a");
        assertThat(manifest.at("/package/links").asText()).isEqualTo("z");
        assertThat(manifest.at("/features/std/0").asText()).isEqualTo("b/std");
        assertThat(manifest.at("/features/c/0").asText()).isEqualTo("dep:c");
        assertThat(manifest.at("/dependencies/b/default-features").asBoolean(true)).isFalse();
        assertThat(manifest.at("/dependencies/b/features/0").asText()).isEqualTo("x");
        assertThat(manifest.path("target").path("cfg(unix)").at("/build-dependencies/c/package").asText())
                .isEqualTo("real-c");
        assertThat(manifest.at("/dependencies/d").isMissingNode()).isTrue();
        assertThat(folder.resolve(manifest.at("/lib/path").asText())).doesNotExist();
        assertThat(folder.resolve(".cargo-checksum.json")).content().contains(SUM);
    }
}
