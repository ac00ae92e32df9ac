package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiagnosticKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "expected closure, found `{closure@src/main.rs:4:13: 4:16}` | expected closure, found `{closure}`",
            "expected closure, found `[closure@src/main.rs:4:13: 4:16]` | expected closure, found `{closure}`",
            "found `{async block@/opt/x/a.rs:1:2: 3:4}` | found `{async block}`",
            "couldn't read `/opt/maar/target/debug/build/a-0123456789abcdef/out/gen.rs`: No such file | couldn't read `PATH`: No such file",
            "couldn't read src/generated/x.rs:12:3 | couldn't read PATH",
            "symbol _ZN4core17h0123456789abcdefE at 0x7f0c4fe4a57c | symbol _ZN4core17h0123456789abcdefE at ADDRESS",
            "undefined core::fmt::write::hafcd92e27b23e937 | undefined core::fmt::write",
            "file libfoo-0123456789abcdef | file libfoo-HASH",
            "type `_#12t` and `?7` | type `_` and `_`",
            "package `syn v1.0.109` needs 2 things | package `syn VERSION` needs 2 things",
            "at line 12 column 3 | at line N column N",
            "expected `u32` / `i32`, and/or std::mem::size_of::<T>() | expected `u32` / `i32`, and/or std::mem::size_of::<T>()",
            "this function takes 2 arguments but 1 was supplied | this function takes 2 arguments but 1 was supplied"})
    void leavesOutWhatDiffersFromRunToRun(String message, String key) {
        assertThat(DiagnosticKey.of(null, message)).isEqualTo(key);
    }

    @Test
    void beginsWithTheCode() {
        assertThat(DiagnosticKey.of("E0308", "mismatched\n  types ")).isEqualTo("E0308: mismatched types");
    }

    @Test
    void isShortForALongMessage() {
        assertThat(DiagnosticKey.of("E0308", "/a".repeat(1_000_000))).hasSizeLessThan(400);
    }
}
