package dev.maar.report;

import dev.maar.experiment.PastOutcome;
import dev.maar.outcome.Headline;
import dev.maar.outcome.Judgement;
import java.util.List;
import java.util.Objects;

/// What earlier experiments made of a crate, the newest first, and since when it is as it is now.
///
/// `since` is the oldest experiment of the unbroken row that ended as this one does, empty where the newest already ended otherwise, or there is none.
public record CrateHistory(List<Past> past, String since) {
    static final CrateHistory NONE = new CrateHistory(List.of(), "");
    /// No more are looked at.
    public static final int MOST = 20;

    public CrateHistory {
        past = List.copyOf(past);
    }

    /// One experiment: the day (`2026-11-20`), the crate as it was called then, the headline in one word, and each toolchain's outcome, in Crater's
    /// spelling and empty where it was not run.
    public record Past(String experiment, String day, String name, String word, List<String> toolchains,
            List<String> outcomes) {
        public Past {
            toolchains = List.copyOf(toolchains);
            outcomes = List.copyOf(outcomes);
        }

        static Past of(PastOutcome outcome) {
            return new Past(outcome.experiment(), outcome.createdAt().toString().substring(0, 10),
                    outcome.crate().reportName(), word(outcome), outcome.toolchains(), outcome.outcomes());
        }

        private static String word(PastOutcome outcome) {
            if (outcome.judgements().size() != outcome.toolchains().size() - 1) {
                return "unknown";
            }
            Judgement worst = new Headline(outcome.judgements()).worst();
            return worst.undecided() ? CrateLine.UNDECIDED : worst.settled().text();
        }
    }

    /// `past` is the newest first; `word` and `outcomes` are what it is in this experiment.
    static CrateHistory of(List<PastOutcome> past, String word, List<String> outcomes) {
        List<Past> all = past.stream().map(Past::of).toList();
        String since = "";
        for (Past one : all) {
            if (!one.word().equals(word) || !Objects.equals(reason(one.outcomes()), reason(outcomes))) {
                break;
            }
            since = one.experiment();
        }
        return new CrateHistory(all, since);
    }

    /// Why it is as it is: the first outcome that did not go well, from the newest toolchain on.
    private static String reason(List<String> outcomes) {
        return outcomes.reversed()
                .stream()
                .filter(outcome -> !outcome.isEmpty() && !outcome.equals("test-pass")
                        && !outcome.equals("test-skipped"))
                .findFirst()
                .orElse("");
    }
}
