package dev.maar.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolchainSpecTest {
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @ValueSource(strings = {"debian:bookworm", "debian:bookworm/rustc-web", "path:/opt/stage1",
            "path:\"/opt/c++/stage1\"",
            "stable", "beta", "nightly", "nightly-2026-05-19", "beta-2026-01-20", "1.83.0", "1.83", "1.97.0-beta.1",
            "master#" + SHA, "try#" + SHA, "stable+target=x86_64-unknown-linux-musl",
            "stable+rustflags=-Zthreads=8 -Cdebuginfo=0",
            "stable+rustflags=\"-Ctarget-feature=+aes\"", "stable+rustflags=\"\\\"a\\\\\"",
            "stable+rustflags=--cfg feature=\"x\"",
            "beta+cargoflags=--release", "stable+rustdocflags=-Dwarnings",
            "try#" + SHA
                    + "+target=t+rustflags=a+rustdocflags=b+cargoflags=c+patch=serde=/x/serde+patch=time=https://git.example/time=main",
            "stable+patch=time=https://git.example/time?a=b#main", "stable+patch=time=https://git.example/time#a=b",
            "debian:sid+patch=a=\"/x+y\"+patch=b=/z"})
    void aSpecIsWrittenAsItWasRead(String text) {
        // One that is in quotes as a whole is so written where it must be.
        String written = text.replace("patch=a=\"/x+y\"", "patch=\"a=/x+y\"");
        if (!text.equals(written)) {
            assertThatThrownBy(() -> ToolchainSpec.parse(text)).isInstanceOf(UserError.class);
        }
        assertThat(ToolchainSpec.parse(written).text()).isEqualTo(written);
    }

    @Test
    void modifiersAreWrittenInCratersOrder() {
        ToolchainSpec spec = ToolchainSpec.parse(
                "nightly+patch=b=/b+cargoflags=--release  --locked+rustdocflags=d+patch=a=https://git.example/a#dev+rustflags=r+target=t");
        assertThat(spec.text()).isEqualTo("nightly+target=t+rustflags=r+rustdocflags=d+cargoflags=--release  --locked"
                + "+patch=b=/b+patch=a=https://git.example/a=dev");
        assertThat(spec.modifiers().cargoWords()).containsExactly("--release", "--locked");
        assertThat(spec.modifiers().patches()).containsExactly(new Patch.Folder("b", Path.of("/b")),
                new Patch.Repository("a", "https://git.example/a", "dev"));
        assertThat(spec.source()).isEqualTo(new ToolchainSource.Release("nightly"));
    }

    @Test
    void aPatchMayBeginAtTheUsersFolderOrHere() {
        assertThat(ToolchainSpec.parse("stable+patch=a=.").text())
                .isEqualTo("stable+patch=a=" + Path.of("").toAbsolutePath());
        assertThat(ToolchainSpec.parse("stable+patch=a=~/a").text())
                .isEqualTo("stable+patch=a=" + System.getProperty("user.home") + "/a");
    }

    @Test
    void anyValueReadsBack() {
        var random = new Random(4);
        String letters = "ab+\"\\= #é";
        for (int round = 0; round < 2_000; round++) {
            String value = "x" + random.ints(random.nextInt(8), 0, letters.length())
                    .mapToObj(index -> letters.substring(index, index + 1))
                    .collect(Collectors.joining());
            var spec = new ToolchainSpec(new ToolchainSource.Sysroot(Path.of("/" + value.strip())),
                    new Modifiers("", value, "\"" + value, "", List.of(new Patch.Folder("p", Path.of("/" + value)))));
            assertThat(ToolchainSpec.parse(spec.text())).isEqualTo(spec);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "stabel | is of no known form: expected a name of rustup's (stable, beta, nightly-2026-05-19, 1.83.0), debian:SUITE[/PACKAGE] (debian:bookworm is rustc 1.63.0), path:DIR (a sysroot with bin/rustc), or a build of the Rust project's CI (master#SHA, try#SHA), did you mean \"stable\"?",
            "debain:sid | (master#SHA, try#SHA), did you mean \"debian:sid\"?",
            "path: | is of no known form",
            "stage1 | is of no known form",
            "mastre#0123456789abcdef0123456789abcdef01234567 | there is no \"mastre#\": a build of the Rust project's CI is master#SHA or try#SHA, did you mean \"master#0123456789abcdef0123456789abcdef01234567\"?",
            "0123456789abcdef0123456789abcdef01234567 | did you mean \"master#0123456789abcdef0123456789abcdef01234567\" (a merged change) or \"try#",
            "try#0123 | expected a commit's 40 hexadecimal digits behind \"try#\"",
            "nightly-2026-13-01 | there is no day 2026-13-01",
            "stable+rustflag=x | there is no modifier \"+rustflag=\": expected one of +target=, +rustflags=, +rustdocflags=, +cargoflags=, +patch=, did you mean \"rustflags\"?",
            "stable+rustflags= | the modifier +rustflags= has no value",
            "stable+rustflags=\"\" | the modifier +rustflags= has no value",
            "stable+ | expected +NAME=VALUE, not \"+\"",
            "stable+rustflags=-Ctarget-feature=+aes | expected +NAME=VALUE, not \"+aes\"; a value that holds a '+' is written in double quotes",
            "stable+target=a+target=b | the modifier +target= is there twice",
            "stable+target=../x | +target=../x is no target triple",
            "stable+rustflags=\"a | a quote is opened and not closed",
            "stable+rustflags=\"a\"b | expected '+' or the end behind the closing quote, not \"b\"",
            "stable+rustflags=\"a\\nb\" | \\n means nothing in quotes",
            "stable+patch=serde | expected +patch=NAME=DIR or +patch=NAME=URL#BRANCH",
            "stable+patch=ser de=/x | expected +patch=NAME=DIR",
            "stable+patch=serde=https://git.example/serde | expected the repository's URL and one of its branches",
            "stable+patch=serde=https://git.example/serde# | expected the repository's URL and one of its branches",
            "stable+patch=serde=git@git.example:serde=main | expected a URL with its scheme",
            "stable+patch=a=/x+patch=a=/y | the package a is patched twice"})
    void whatIsNoToolchainIsSaidWithWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> ToolchainSpec.parse(text)).isInstanceOf(UserError.class)
                .hasMessageStartingWith("toolchain \"" + text + "\"")
                .hasMessageContaining(message);
    }

    @Test
    void whatWouldActOnAScreenIsRefused() {
        assertThatThrownBy(() -> ToolchainSpec.parse("stable+rustflags=a\u001b[2J\nb")).isInstanceOf(UserError.class)
                .hasMessage(
                        "toolchain \"stable+rustflags=a⟨U+001B⟩[2J b\" holds a control character, such as a line's end");
    }
}
