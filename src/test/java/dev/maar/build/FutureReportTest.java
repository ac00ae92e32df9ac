package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.maar.outcome.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FutureReportTest {
    private static final LocalPackages LOCAL = new LocalPackages(Set.of(), Fixture.ROOT);

    @Test
    void theOldCompilersReportNamesItsLintUnderTheAttribute() {
        assertThat(parse(Fixture.text("future-old.json")))
                .extracting(Diagnostic::code, Diagnostic::level, Diagnostic::message, Diagnostic::packageId,
                        Diagnostic::file, Diagnostic::line)
                .containsExactly(
                        tuple("unaligned_references", "future-incompatible", "reference to packed field is unaligned",
                                Fixture.CRATE, "src/lib.rs", 8),
                        tuple("unaligned_references", "future-incompatible", "reference to packed field is unaligned",
                                Fixture.CRATE, "src/lib.rs", 9));
    }

    @Test
    void aLintWithoutANameGoesByItsIssue() {
        assertThat(parse(Fixture.text("future.json"))).extracting(Diagnostic::code, Diagnostic::local, Diagnostic::line)
                .containsExactly(tuple("issue #79813", true, 3), tuple("issue #79813", true, 3));
        assertThat(parse(Fixture.text("future.json"))).extracting(Diagnostic::plain)
                .allSatisfy(plain -> assertThat(plain).startsWith("warning: trailing semicolon")
                        .doesNotContain("\u001b"));
        assertThat(parse(Fixture.text("future.json"))).extracting(Diagnostic::rendered)
                .allSatisfy(rendered -> assertThat(rendered)
                        .startsWith("\u001b[0;1;33mwarning\u001b[0;1m: trailing semicolon"));
    }

    @Test
    void anotherPackagesReportIsThatPackages() {
        String text = Fixture.text("future.json").replace("dep v0.2.0 (/opt/maar/source/dep)", "dep v0.2.0");
        assertThat(parse(text).getFirst()).satisfies(one -> {
            assertThat(one.packageId()).isEqualTo("reg/dep/0.2.0");
            assertThat(one.local()).isFalse();
        });
    }

    @Test
    void aLintThatIsNamedOnceIsNamedEverywhere() {
        String text = Fixture.text("future.json")
                .replaceFirst("macro invocations at the end of a block are treated as expressions",
                        "`#[warn(semicolon_in_expressions_from_macros)]` (part of `#[warn(x)]`) on by default");
        text = text.replace("\\u001b[0m: `#[warn", ": `#[warn");
        assertThat(parse(text)).extracting(Diagnostic::code)
                .containsExactly("semicolon_in_expressions_from_macros", "semicolon_in_expressions_from_macros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"reports\": 3}", "{\"reports\": [{\"per_package\": {\"a\": 1}}]}",
            "{\"reports\": [{\"per_package\": {\"a\": \"> warning: x\"}}]}"})
    void foreignWordsAreNoReport(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void aLinkIsNotFollowed(@TempDir Path target) throws IOException {
        Files.createSymbolicLink(target.resolve(".future-incompat-report.json"),
                Files.writeString(target.resolve("secret"), Fixture.text("future.json")));
        assertThat(FutureReport.read(target, LOCAL, Fixture.CRATE)).isEmpty();
    }

    @Test
    void cargoSaysThatThereIsAReport() {
        assertThat(FutureReport.said("warning: the following packages contain code that will be rejected by a future"
                + " version of Rust: dep v0.2.0, fi v0.1.0 (/opt/maar/source)")).isTrue();
        assertThat(FutureReport.said("warning: unused variable")).isFalse();
    }

    private static List<Diagnostic> parse(String text) {
        return FutureReport.parse(text.getBytes(StandardCharsets.UTF_8), LOCAL, Fixture.CRATE);
    }
}
