package dev.maar.report;

import dev.maar.outcome.Attempt;

/// One run of a crate as lists show it.
///
/// `outcome` is in Crater's spelling and `words` in long names, both of the first attempt and empty where nothing was tried; `look` is the
/// page's word for colour and sign; `standing`, `standingLook` and `evidence` say how all attempts ended (`E0308`, `bad`, `0/3`); `log` is the link to the first attempt's log
/// from the report's folder, empty where there is none.
public record RunLine(String outcome, String words, String look, String standing, String standingLook,
        String evidence, int attempts,
        long wallMillis, long peakMemoryBytes, String log) {

    static RunLine of(RunReport run) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return new RunLine("", "", "none", StandingWords.of(run), StandingWords.look(run), "",
                    0, 0, 0, "");
        }
        return new RunLine(attempt.outcome().text(), OutcomeWords.of(attempt.outcome()),
                OutcomeWords.look(attempt.outcome()), StandingWords.of(run), StandingWords.look(run),
                StandingWords.evidence(run),
                run.attempts().size(), attempt.wallMillis(), attempt.peakMemoryBytes(), LogFiles.link(run));
    }
}
