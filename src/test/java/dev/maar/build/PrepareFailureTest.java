package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrepareFailureTest {

    /// The words of real cargos: 1.95.0 (`stable`) and 0.66 (`old`), for one broken crate each.
    @ParameterizedTest
    @CsvSource({
            "cycle stable, broken:broken-deps",
            "links stable, broken:broken-deps",
            "missingdep old, broken:missing-deps",
            "missingdep stable, broken:missing-deps",
            "missingfeature old, broken:broken-deps",
            "missingfeature stable, broken:broken-deps",
            "missinggit stable, broken:missing-deps",
            "missingpath old, broken:missing-deps",
            "missingpath stable, broken:missing-deps",
            "missingversion old, broken:yanked",
            "missingversion stable, broken:yanked",
            "patchmissing stable, broken:missing-deps",
            "pathbad old, broken:broken-deps",
            "pathbad stable, broken:broken-deps",
            "pathbad2 old, broken:broken-deps",
            "pathbad2 stable, broken:broken-deps",
            "pathbad3 old, broken:broken-deps",
            "syntaxdep stable, broken:broken-deps",
            "content old, broken:cargo-toml",
            "content stable, broken:cargo-toml",
            "edition stable, broken:cargo-toml",
            "edition2024 old, broken:cargo-toml",
            "empty stable, broken:cargo-toml",
            "feature old, broken:cargo-toml",
            "feature stable, broken:cargo-toml",
            "nightlyfeat stable, broken:cargo-toml",
            "nolib stable, broken:cargo-toml",
            "notoml old, broken:cargo-toml",
            "notoml stable, broken:cargo-toml",
            "syntax old, broken:cargo-toml",
            "syntax stable, broken:cargo-toml",
            "wsmissing stable, broken:cargo-toml",
            "badlock old, broken:invalid-cargo-lock",
            "badlock stable, broken:invalid-cargo-lock",
            "lock4 old, broken:invalid-cargo-lock",
            "newlock stable, broken:invalid-cargo-lock",
            "frozen stable, broken:invalid-cargo-lock",
            "stalelock old, broken:invalid-cargo-lock",
            "stalelock stable, broken:invalid-cargo-lock"})
    void knowsRealCargosWords(String name, String expected) {
        List<String> words = words(name);

        assertThat(PrepareFailure.classify(words, Fixture.ROOT).text()).isEqualTo(expected);
        assertThat(of(StepKind.BUILD, words)).isEqualTo(expected);
    }

    /// The rest of Crater's table, whose words today's cargos no longer print.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "error: no matching package found | broken:missing-deps",
            "error: no matching package for override `x` found | broken:missing-deps",
            "The patch location `/x` does not appear to contain any packages matching the name `y`. | broken:missing-deps",
            "error: invalid table header | broken:broken-deps",
            "error: unexpected character found: `x`, expected a value | broken:broken-deps",
            "error: invalid type: integer `1`, expected a string | broken:broken-deps",
            "error: cyclic feature dependency: feature `a` depends on itself | broken:broken-deps",
            "error: package collision in the lockfile: packages a and b are different, but only one can be written to lockfile unambiguously | broken:broken-deps",
            "error: Attempting to resolve a dependency with more than one crate with links=z | broken:invalid-cargo-lock",
            "error: checksum for `a v1.0.0` changed between lock files | broken:invalid-cargo-lock",
            "error: failed to write: No space left on device (os error 28) | prepare-fail:no-space",
            "error: something new | prepare-fail:unknown"})
    void followsCratersTable(String line, String expected) {
        assertThat(PrepareFailure.classify(List.of(line), Fixture.ROOT).text()).isEqualTo(expected);
    }

    @Test
    void theTablesOrderDecides() {
        assertThat(PrepareFailure.classify(List.of("error: failed to parse lock file at: x",
                "no matching package named `a` found", "failed to select a version for the requirement `b`"),
                Fixture.ROOT).text()).isEqualTo("broken:yanked");
    }

    @Test
    void aRegistryThatCannotBeReachedIsTheNetwork() {
        assertThat(PrepareFailure.classify(List.of("error: failed to get `a` as a dependency of package `b`",
                "  failed to load source for dependency `a`", "  Unable to update registry `x`",
                "  [7] Could not connect to server"), Fixture.ROOT).text()).isEqualTo("prepare-fail:network-access");
    }

    @Test
    void aWarningsPlaceIsNoFault() {
        assertThat(PrepareFailure.classify(List.of("warning: unused key", " --> Cargo.toml:3:1",
                "error: no matching package named `a` found"), Fixture.ROOT).text()).isEqualTo("broken:missing-deps");
    }

    @Test
    void whateverElseMetadataRefusesIsTheManifest() {
        assertThat(of(StepKind.METADATA, List.of("error: something new"))).isEqualTo("broken:cargo-toml");
        assertThat(of(StepKind.RESOLVE, List.of("error: something new"))).isEqualTo("prepare-fail:unknown");
    }

    @Test
    void theSandboxsWordComesFirst() {
        var output = new CargoOutput(new CargoStep(StepKind.RESOLVE, List.of(), false),
                LocalPackages.notYetKnown(Fixture.ROOT), Fixture.CRATE, new FoundDiagnostics());
        output.stderr("error: no matching package named `a` found");

        assertThat(StepFailure.of(output, "timeout").text()).isEqualTo("prepare-fail:timeout");
    }

    @Test
    void onceSomethingWasCompiledTheBuildHasFailed() {
        assertThat(of(StepKind.BUILD,
                List.of("   Compiling a v1.0.0", "error: failed to parse manifest at `/x/Cargo.toml`")))
                .isEqualTo("build-fail:unknown");
    }

    @Test
    void aPackageForANewerCompilerFailsTheBuild() {
        assertThat(of(StepKind.CHECK, words("requires stable")))
                .isEqualTo("build-fail:depends-on(reg/needs-new/1.0.0)");
        assertThat(of(StepKind.CHECK, words("requires old")))
                .isEqualTo("build-fail:depends-on(reg/needs-new/1.0.0)");
        assertThat(of(StepKind.CHECK, words("requireslocal old"))).isEqualTo("build-fail:unknown");
    }

    @Test
    void theCrateItselfForANewerCompilerNamesNoDependency() {
        var local = LocalPackages.parse("{\"packages\":[{\"id\":\"path+file:///opt/maar/source#requireslocal@0.1.0\"}],"
                + "\"workspace_root\":\"/opt/maar/source\"}");
        var output = new CargoOutput(Fixture.BUILD, local, Fixture.CRATE, new FoundDiagnostics());
        words("requireslocal stable").forEach(output::stderr);
        output.finish();

        assertThat(StepFailure.of(output, null).text()).isEqualTo("build-fail:unknown");
    }

    private static String of(StepKind kind, List<String> words) {
        var output = new CargoOutput(new CargoStep(kind, List.of(), true), LocalPackages.notYetKnown(Fixture.ROOT),
                Fixture.CRATE, new FoundDiagnostics());
        words.forEach(output::stderr);
        output.finish();
        return StepFailure.of(output, null).text();
    }

    /// The words below the line `=== NAME VERSION STEP`.
    private static List<String> words(String name) {
        List<String> words = Fixture.text("prepare.txt")
                .lines()
                .dropWhile(line -> !line.startsWith("=== " + name + " "))
                .skip(1)
                .takeWhile(line -> !line.startsWith("=== "))
                .toList();
        assertThat(words).as(name).isNotEmpty();
        return words;
    }
}
