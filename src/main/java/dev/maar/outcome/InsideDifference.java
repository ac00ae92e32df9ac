package dev.maar.outcome;

import dev.maar.outcome.Problem.CompilerError;
import dev.maar.outcome.Problem.EndedStep;
import dev.maar.outcome.Problem.FailingStep;
import dev.maar.outcome.Problem.FailingTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs inside a crate that fails under both toolchains, which Crater calls the same.
///
/// `worse` is wrong under the candidate and not under the baseline, `better` the other way round; `reworded` counts errors that both have
/// in different words, `further` errors of the candidate that the baseline did not come far enough to give. Only what both sides had a
/// chance to show is held against one of them: a side that failed at an earlier step or pass ([CompilerPass]), or was killed, or
/// wrote more errors than are kept, says nothing of what would have come; and a test that did not run neither fails nor passes.
public record InsideDifference(List<Problem> worse, List<Problem> better, int reworded, int further) {
    private static final InsideDifference NOTHING = new InsideDifference(List.of(), List.of(), 0, 0);
    private static final Comparator<@Nullable StepKind> FARTHEST_LAST = Comparator
            .nullsLast(Comparator.<StepKind>naturalOrder());

    public InsideDifference {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /// What differs between one attempt and another, whatever they ended as.
    public static InsideDifference of(Attempt baseline, Attempt candidate) {
        PairErrors.Unpaired errors = PairErrors.of(errors(baseline), errors(candidate));
        List<Problem> worse = worse(baseline, candidate, errors.to());
        int held = (int) worse.stream().filter(CompilerError.class::isInstance).count();
        return new InsideDifference(worse, worse(candidate, baseline, errors.from()), errors.reworded(),
                Math.max(0, errors.to().size() - held));
    }

    /// What differs in the same way between every attempt of the one side and every attempt of the other, of those that count.
    ///
    /// Nothing where a side has none. The words are those of the two first attempts.
    public static InsideDifference of(List<Attempt> baseline, List<Attempt> candidate) {
        @Nullable
        InsideDifference kept = null;
        for (Attempt before : counted(baseline)) {
            for (Attempt after : counted(candidate)) {
                InsideDifference one = of(before, after);
                kept = kept == null ? one : kept.retain(one);
            }
        }
        return kept == null ? NOTHING : kept;
    }

    /// What to tell of two lists of attempts: what every pair shows or, where nothing got worse every time, what the first pair did.
    public static InsideDifference told(List<Attempt> baseline, List<Attempt> candidate) {
        InsideDifference everyTime = of(baseline, candidate);
        boolean nothing = everyTime.worse.isEmpty() && !baseline.isEmpty() && !candidate.isEmpty();
        return nothing ? of(baseline.getFirst(), candidate.getFirst()) : everyTime;
    }

    static List<Attempt> counted(List<Attempt> attempts) {
        return attempts.stream().filter(attempt -> attempt.outcome() != Outcome.Plain.ERROR).toList();
    }

    private static List<Problem> worse(Attempt from, Attempt to, List<Diagnostic> unpaired) {
        List<Problem> problems = new ArrayList<>();
        int reached = FARTHEST_LAST.compare(failedAt(from), failedAt(to));
        String end = end(to);
        if (reached > 0) {
            problems.add(new FailingStep(to.steps().getLast().kind()));
        }
        if (end != null && !to.steps().isEmpty() && !(reached == 0 && end.equals(end(from)))) {
            problems.add(new EndedStep(to.steps().getLast().kind(), end));
        }
        if (reached > 0) {
            errors(to).forEach(error -> problems.add(new CompilerError(error)));
        } else if (reached == 0 && end(from) == null && errors(from).size() < Attempt.MOST_ERRORS) {
            var reach = new Reach(errors(from), errors(to));
            unpaired.stream().filter(reach::covers).forEach(error -> problems.add(new CompilerError(error)));
        }
        problems.addAll(newlyFailing(from, to));
        return problems;
    }

    private static List<FailingTest> newlyFailing(Attempt from, Attempt to) {
        Set<TestResult> passed = from.tests()
                .stream()
                .filter(test -> test.result().equals("ok"))
                .collect(Collectors.toSet());
        return to.tests()
                .stream()
                .filter(test -> test.result().equals(TestResult.FAILED))
                .filter(test -> passed.contains(new TestResult(test.target(), test.name(), "ok")))
                .map(test -> new FailingTest(test.target(), test.name()))
                .toList();
    }

    private static List<Diagnostic> errors(Attempt attempt) {
        return attempt.diagnostics().stream().filter(Diagnostic::error).toList();
    }

    /// The step that failed; null where none did.
    private static @Nullable StepKind failedAt(Attempt attempt) {
        boolean failed = !attempt.steps().isEmpty() && !attempt.steps().getLast().succeeded();
        return failed ? attempt.steps().getLast().kind() : null;
    }

    /// How an attempt was ended before it could say all; null where it ended by itself.
    private static @Nullable String end(Attempt attempt) {
        if (attempt.killReason() != null) {
            return attempt.killReason();
        }
        FailureReason reason = switch (attempt.outcome()) {
            case Outcome.BuildFail(var why) -> why;
            case Outcome.TestFail(var why) -> why;
            case Outcome.PrepareFail(var why) -> why;
            case Outcome.Broken _,Outcome.Plain _ -> FailureReason.Plain.UNKNOWN;
        };
        return switch (reason) {
            case FailureReason.Plain plain -> switch (plain) {
                case OOM, NO_SPACE, TIMEOUT -> plain.text();
                case UNKNOWN, ICE, NETWORK_ACCESS, DOCKER, COMPILER_DIAGNOSTIC_CHANGE -> null;
            };
            case FailureReason.CompilerError _,FailureReason.DependsOn _ -> null;
        };
    }

    private InsideDifference retain(InsideDifference other) {
        return new InsideDifference(retain(worse, other.worse), retain(better, other.better),
                Math.min(reworded, other.reworded), Math.min(further, other.further));
    }

    /// Of the first, what the other has as well, each as often as in both.
    static List<Problem> retain(List<Problem> first, List<Problem> other) {
        Map<Problem.Identity, Integer> left = new HashMap<>();
        other.forEach(problem -> left.merge(problem.identity(), 1, Integer::sum));
        List<Problem> kept = new ArrayList<>();
        for (Problem problem : first) {
            if (left.merge(problem.identity(), -1, Integer::sum) >= 0) {
                kept.add(problem);
            }
        }
        return kept;
    }

    /// The errors that only the candidate has.
    public List<Diagnostic> newErrors() {
        return errors(worse);
    }

    /// The errors that only the baseline has.
    public List<Diagnostic> goneErrors() {
        return errors(better);
    }

    /// The tests that pass under the baseline and fail under the candidate.
    public List<FailingTest> newlyFailing() {
        return tests(worse);
    }

    /// The tests that fail under the baseline and pass under the candidate.
    public List<FailingTest> newlyPassing() {
        return tests(better);
    }

    /// How the candidate's end got worse, in words for people: `fails at build`, `killed in test run: timeout`.
    public List<String> newEnds() {
        return ends(worse);
    }

    /// The same of the baseline, where the candidate got better.
    public List<String> goneEnds() {
        return ends(better);
    }

    private static List<String> ends(List<Problem> problems) {
        List<String> words = new ArrayList<>();
        for (Problem problem : problems) {
            switch (problem) {
                case FailingStep(var step) -> words.add("fails at " + step.text());
                case EndedStep(var step, var reason) -> words.add("killed in " + step.text() + ": " + reason);
                case CompilerError _,FailingTest _ -> {
                }
            }
        }
        return words;
    }

    private static List<Diagnostic> errors(List<Problem> problems) {
        return problems.stream()
                .filter(CompilerError.class::isInstance)
                .map(problem -> ((CompilerError) problem).diagnostic())
                .toList();
    }

    private static List<FailingTest> tests(List<Problem> problems) {
        return problems.stream().filter(FailingTest.class::isInstance).map(FailingTest.class::cast).toList();
    }
}
