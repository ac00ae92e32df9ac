package dev.maar.build;

import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What real cargos printed for tiny crates of our own (1.95.0, and 0.66 with rustc 1.63.0 where the name ends in `-old`), with
/// the paths of a sandbox.
final class Fixture {
    static final String CRATE = "reg/crate/1.0.0";
    static final String ROOT = "/opt/maar/source";
    static final CargoStep BUILD = new CargoStep(StepKind.BUILD, List.of(), true);
    static final CargoStep TEST_RUN = new CargoStep(StepKind.TEST_RUN, List.of(), false);

    private Fixture() {
    }

    /// What was read of one step.
    record Read(CargoOutput output, List<String> log, FoundDiagnostics found) {
        List<Diagnostic> diagnostics() {
            return found.list();
        }

        String reason() {
            return FailureReasons.of(output, null).text();
        }
    }

    static String text(String name) {
        try (var stream = Fixture.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads NAME.stdout and NAME.stderr.
    static Read read(CargoStep step, String name) {
        return read(step, text(name + ".stdout"), text(name + ".stderr"));
    }

    static Read read(CargoStep step, String stdout, String stderr) {
        var found = new FoundDiagnostics();
        var output = new CargoOutput(step, LocalPackages.notYetKnown(ROOT), CRATE, found);
        List<String> log = new ArrayList<>();
        stderr.lines().forEach(line -> log.addAll(output.stderr(line)));
        stdout.lines().forEach(line -> log.addAll(output.stdout(line)));
        output.finish();
        return new Read(output, log, found);
    }
}
