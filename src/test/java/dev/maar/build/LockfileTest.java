package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.build.Lockfile.LockedPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LockfileTest {
    private static final String REGISTRY = "registry+https://registry.example/index";
    private static final String PACKAGES = """
            [[package]]
            name = "mine"
            version = "0.1.0"
            dependencies = [
             "good",
            ]

            [[package]]
            name = "good"
            version = "1.0.0-rc.1"
            source = "registry+https://registry.example/index"
            checksum = "0123"
            """;
    private static final String GIT = """

            [[package]]
            name = "cloned"
            version = "0.2.0"
            source = "git+https://example.org/x?branch=a%2Fb#0123456"
            """;

    @Test
    void readsVersion1() throws UnreadableToml {
        var lockfile = Lockfile.parse("""
                [root]
                name = "mine"
                version = "0.1.0"

                [[package]]
                name = "good"
                version = "1.0.0"
                source = "registry+https://registry.example/index"

                [[package]]
                name = "other"
                version = "2.0.0"
                source = "registry+https://registry.example/index"

                [metadata]
                "checksum good 1.0.0 (registry+https://registry.example/index)" = "4567"
                "checksum other 2.0.0 (registry+https://registry.example/index)" = "<none>"
                """);

        assertThat(lockfile.version()).isEqualTo(1);
        assertThat(lockfile.packages()).containsExactly(new LockedPackage("mine", "0.1.0", null, null),
                new LockedPackage("good", "1.0.0", REGISTRY, "4567"),
                new LockedPackage("other", "2.0.0", REGISTRY, null));
    }

    @Test
    void readsVersions2To4() throws UnreadableToml {
        assertThat(Lockfile.parse(PACKAGES).version()).isEqualTo(2);
        for (int version = 3; version <= 5; version++) {
            var lockfile = Lockfile.parse(numbered(version, PACKAGES));
            assertThat(lockfile.version()).isEqualTo(version);
            assertThat(lockfile.registryPackages())
                    .containsExactly(new LockedPackage("good", "1.0.0-rc.1", REGISTRY, "0123"));
            assertThat(lockfile.gitPackages()).isEmpty();
        }
    }

    @Test
    void anEmptyFileHasNoPackages() throws UnreadableToml {
        assertThat(Lockfile.parse("").packages()).isEmpty();
    }

    @Test
    void findsWhatWouldHaveToBeCloned() throws UnreadableToml {
        assertThat(Lockfile.parse(numbered(4, PACKAGES + GIT)).gitPackages()).extracting(LockedPackage::name)
                .containsExactly("cloned");
    }

    @Test
    void version4OfRegistryPackagesIsVersion3WithAnotherNumber() throws UnreadableToml {
        var older = Lockfile.parse(numbered(4, PACKAGES)).withVersion3();

        assertThat(older.text()).isEqualTo(numbered(3, PACKAGES));
        assertThat(older).isEqualTo(Lockfile.parse(numbered(3, PACKAGES)));
    }

    @Test
    void otherLockfilesStayAsTheyAre() throws UnreadableToml {
        for (String text : new String[]{PACKAGES, numbered(3, PACKAGES), numbered(5, PACKAGES),
                numbered(4, PACKAGES + GIT)}) {
            assertThat(Lockfile.parse(text).withVersion3().text()).isEqualTo(text);
        }
    }

    @Test
    void theHashIsTheTexts() throws UnreadableToml {
        assertThat(Lockfile.parse("").hash())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Lockfile.parse(PACKAGES).hash()).isNotEqualTo(Lockfile.parse(PACKAGES + "\n").hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage garbage", "package = 1", "[[package]]\nname = \"a\"",
            "[[package]]\nname = 1\nversion = \"1\"",
            "<<<<<<< HEAD\n", "package = [1]"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Lockfile.parse(text)).isInstanceOf(UnreadableToml.class)
                .hasMessageStartingWith("Cargo.lock");
    }

    @Test
    void readsAThousandPackagesQuickly() throws UnreadableToml {
        StringBuilder text = new StringBuilder("version = 4\n");
        for (int index = 0; index < 5_000; index++) {
            text.append("\n[[package]]\nname = \"p")
                    .append(index)
                    .append("\"\nversion = \"1.0.0\"\nsource = \"")
                    .append(REGISTRY)
                    .append("\"\nchecksum = \"")
                    .append("0".repeat(64))
                    .append("\"\ndependencies = [\n \"a\",\n]\n");
        }

        assertThat(Lockfile.parse(text.toString()).registryPackages()).hasSize(5_000);
    }

    private static String numbered(int version, String packages) {
        return "# This file is automatically @generated by Cargo.\n# It is not intended for manual editing.\nversion = "
                + version + "\n\n" + packages;
    }
}
