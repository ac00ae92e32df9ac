package dev.maar.build;

import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.sandbox.CommandResult;
import dev.maar.sandbox.KillReason;
import dev.maar.sandbox.OutputListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said and done while a crate is prepared; hears the resolving cargo.
final class PrepareLog implements OutputListener {
    private static final CargoStep STEP = new CargoStep(StepKind.RESOLVE, List.of("generate-lockfile"), false);

    private final CappedLog log;
    private final String crateId;
    private CargoOutput output;
    private final List<StepResult> steps = new ArrayList<>();
    private @Nullable String commit;

    PrepareLog(long maxBytes, String crateId) {
        this.log = new CappedLog(maxBytes);
        this.crateId = crateId;
        this.output = output(crateId);
    }

    private static CargoOutput output(String crateId) {
        return new CargoOutput(STEP, new LocalPackages(Set.of(), ResolveLockfile.COPY), crateId,
                new FoundDiagnostics());
    }

    /// Takes note of the commit that a repository is at.
    void at(@Nullable String found) {
        commit = found;
    }

    /// Says what maar itself does or finds.
    void say(String text) {
        log.line(CappedLog.OURS + text);
    }

    @Override
    public void line(Stream stream, String text) {
        List<String> lines = stream == Stream.STDOUT ? output.stdout(text) : output.stderr(text);
        lines.forEach(line -> log.line(CappedLog.INFO + line));
    }

    /// `environment` is what was chosen for the resolving cargo.
    void resolved(CommandResult result, Map<String, String> environment) {
        KillReason killReason = result.killReason();
        steps.add(new StepResult(StepKind.RESOLVE, STEP.arguments(), environment, result.exitCode(),
                killReason == null ? null : killReason.text(), result.wall().toMillis()));
    }

    /// The outcome of a resolving that failed, by cargo's words since the last failure.
    Outcome failure(CommandResult result) {
        output.finish();
        KillReason killReason = result.killReason();
        Outcome outcome = StepFailure.of(output, killReason == null ? null : killReason.text());
        output = output(crateId);
        return outcome;
    }

    Prepared.Refused refused(Outcome outcome) {
        say("outcome: " + outcome.text());
        return new Prepared.Refused(outcome, steps, log(), commit);
    }

    List<StepResult> steps() {
        return List.copyOf(steps);
    }

    BuildLog log() {
        return log.log();
    }
}
