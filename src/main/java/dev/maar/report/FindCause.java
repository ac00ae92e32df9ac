package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.FailureReason.CompilerError;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.Broken;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.Plain;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;
import dev.maar.outcome.TestResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the one cause of a failing run: the package that really failed, the step, the code and the normalised first message.
final class FindCause {
    private static final int LONGEST = 300;

    private final Signature.Direction direction;
    private final String crate;
    private final Attempt attempt;

    private FindCause(Signature.Direction direction, String crate, Attempt attempt) {
        this.direction = direction;
        this.crate = crate;
        this.attempt = attempt;
    }

    /// Finds the cause of what `run` counted; `crate` is the id of the crate under test. Null where nothing was tried.
    static @Nullable FoundCause of(Signature.Direction direction, String crate, RunReport run) {
        Attempt attempt = run.counted();
        return attempt == null ? null : new FindCause(direction, crate, attempt).find();
    }

    private FoundCause find() {
        return switch (attempt.outcome()) {
            case PrepareFail(var reason) -> find(reason);
            case BuildFail(var reason) -> find(reason);
            case TestFail(var reason) -> find(reason);
            case Broken(var reason) -> plain(reason.text(), "");
            case Plain plain -> plain(plain.text(), "");
        };
    }

    private FoundCause find(FailureReason reason) {
        return switch (reason) {
            case DependsOn(var ids) -> first(error -> ids.contains(error.packageId()))
                    .or(() -> first(error -> !error.local()))
                    .map(this::told)
                    .orElseGet(() -> blocked(ids.getFirst()));
            case CompilerError(var codes) -> first(error -> error.local() && codes.contains(code(error)))
                    .or(() -> first(Diagnostic::local))
                    .map(this::told)
                    .orElseGet(() -> plain(codes.getFirst(), ""));
            case FailureReason.Plain plain -> find(plain);
        };
    }

    private FoundCause find(FailureReason.Plain reason) {
        return switch (reason) {
            case TIMEOUT, OOM, NO_SPACE, NETWORK_ACCESS, DOCKER ->
                plain(reason.text(), Objects.requireNonNullElse(attempt.killReason(), ""));
            case UNKNOWN, ICE, COMPILER_DIAGNOSTIC_CHANGE -> first(Diagnostic::local).map(this::told)
                    .or(this::failedTest)
                    .orElseGet(() -> plain(reason == FailureReason.Plain.UNKNOWN ? "" : reason.text(),
                            Evidence.end(attempt)));
        };
    }

    private Optional<Diagnostic> first(Predicate<Diagnostic> wanted) {
        return Evidence.errors(attempt).stream().filter(wanted).findFirst();
    }

    private FoundCause told(Diagnostic error) {
        String code = code(error);
        String key = error.key().startsWith(code + ": ") ? error.key().substring(code.length() + 2) : error.key();
        return new FoundCause(signature(code, key), error.local() ? crate : error.packageId(), error.local(),
                firstLine(error.message()), error);
    }

    /// An ICE has a level of its own and no code.
    private static String code(Diagnostic error) {
        if (error.code() != null) {
            return error.code();
        }
        return error.level().equals("error") ? "" : "ICE";
    }

    private Optional<FoundCause> failedTest() {
        List<TestResult> failed = Evidence.failedTests(attempt);
        Optional<FoundCause> said = failed.stream()
                .flatMap(test -> Stream.ofNullable(test.message()))
                .findFirst()
                .map(message -> new FoundCause(signature("", message.key()), crate, true, firstLine(message.text()),
                        null));
        return failed.isEmpty() ? Optional.empty() : said.or(() -> Optional.of(plain("", "tests failed")));
    }

    private FoundCause blocked(String packageId) {
        return new FoundCause(signature("", "a dependency failed"), packageId, packageId.equals(crate),
                "a dependency failed", null);
    }

    private FoundCause plain(String code, String message) {
        return new FoundCause(signature(code, message), crate, true, message, null);
    }

    private Signature signature(String code, String message) {
        return new Signature(direction, FailedAt.step(attempt), code, message);
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
