package dev.maar.report;

import dev.maar.outcome.FailureReason;
import dev.maar.outcome.FailureReason.CompilerError;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;
import dev.maar.outcome.Standing;
import java.util.List;
import java.util.stream.Collectors;

/// Says in a word or two how a crate stands under one toolchain, for tables that have many of them.
final class StandingWords {
    private StandingWords() {
    }

    /// `passes`, `E0308`, `tests fail`, `time-0.3.20` for a dependency that failed.
    static String of(RunReport run) {
        return switch (run.standing()) {
            case PASSES -> "passes";
            case TESTS_FAIL -> "tests fail";
            case TESTS_VARY -> "tests vary";
            case BUILD_VARIES -> "build varies";
            case FAILS -> run.outcome().map(StandingWords::failure).orElse("");
            case UNTRIED -> run.outcome().map(OutcomeWords::of).orElse("not run yet");
        };
    }

    /// The page's word for the colour and sign of how it stands.
    static String look(RunReport run) {
        return switch (run.standing()) {
            case PASSES -> "good";
            case TESTS_VARY, BUILD_VARIES -> "odd";
            case TESTS_FAIL -> "half";
            case FAILS -> "bad";
            case UNTRIED -> run.outcome().map(OutcomeWords::look).orElse("none");
        };
    }

    private static String failure(Outcome outcome) {
        return switch (outcome) {
            case PrepareFail(var reason) -> reason(reason, outcome);
            case BuildFail(var reason) -> reason(reason, outcome);
            case TestFail(var reason) -> reason(reason, outcome);
            case Outcome.Broken _,Outcome.Plain _ -> OutcomeWords.of(outcome);
        };
    }

    private static String reason(FailureReason reason, Outcome outcome) {
        return switch (reason) {
            case CompilerError(var codes) -> String.join(", ", codes);
            case DependsOn(var ids) -> ids.stream().map(FoundCause::name).collect(Collectors.joining(", "));
            case FailureReason.Plain _ -> OutcomeWords.of(outcome);
        };
    }

    /// In how many of the attempts that count it passed, `0/3`; empty where there was but one.
    static String evidence(RunReport run) {
        List<Standing> counted = run.attempts()
                .stream()
                .map(attempt -> Standing.of(List.of(attempt.outcome())))
                .filter(standing -> standing != Standing.UNTRIED)
                .toList();
        long passed = counted.stream().filter(standing -> standing == Standing.PASSES).count();
        return counted.size() < 2 ? "" : passed + "/" + counted.size();
    }

    /// Of crates that stand alike under all toolchains.
    static String everywhere(Standing standing) {
        return switch (standing) {
            case PASSES -> "pass under all";
            case TESTS_VARY -> "build under all, with tests that come and go";
            case TESTS_FAIL -> "build under all, and their tests fail";
            case BUILD_VARIES -> "build at times under all";
            case FAILS -> "build under none";
            case UNTRIED -> "were not tried";
        };
    }
}
