package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RustupNameTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1.83.0 | 1.83.0 | | 1.83.0 | ",
            "stable | 1.96.0 | | 1.96.0 | ",
            "beta | 1.97.0-beta.3 | | 1.97.0-beta.3 | ",
            "nightly | 1.98.0-nightly | commit-date: 2026-05-18 | nightly-2026-05-19 | ",
            "nightly | 1.98.0-nightly | | nightly | nightly may be a newer one by now",
            "nightly-2026-05-19 | 1.98.0-nightly | commit-date: 2026-05-18 | nightly-2026-05-19 | ",
            "debian:bookworm | 1.63.0 | | 1.63.0 | the run had debian:bookworm, rustc 1.63.0; 1.63.0 is the nearest that rustup has",
            "path:/opt/rust | 1.90.0 | | 1.90.0 | the run had path:/opt/rust, rustc 1.90.0; 1.90.0 is the nearest that rustup has",
            "path:/build/it's mine | 1.99.0-dev | | maar-candidate | ",
            "try#" + COMMIT + " | 1.99.0-nightly | | " + COMMIT + " | "
    })
    void takesTheNameThatIsNearest(String spec, String release, String more, String name, String note) {
        RustupName found = RustupName.of(toolchain(spec, release, more));
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.note()).isEqualTo(note == null ? "" : note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "path:/build/it's mine | 1.99.0-dev | rustup toolchain link maar-candidate '/build/it'\\''s mine'",
            "1.83.0+target=x86_64-unknown-linux-musl | 1.83.0 | rustup target add --toolchain 1.83.0 x86_64-unknown-linux-musl",
            "master#" + COMMIT
                    + " | 1.99.0 | cargo install rustup-toolchain-install-master; rustup-toolchain-install-master "
                    + COMMIT
    })
    void saysWhatHasToBeDoneBefore(String spec, String release, String steps) {
        assertThat(String.join("; ", RustupName.of(toolchain(spec, release, "")).steps())).isEqualTo(steps);
    }

    private static Toolchain toolchain(String spec, String release, String more) {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of("/x"), "rustc " + release + "\n" + more + "\n", release,
                "cargo", true, "aa");
    }
}
