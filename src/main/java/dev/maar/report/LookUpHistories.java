package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.PastOutcome;
import dev.maar.outcome.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks up the past of the crates that a reader looks at one by one, all at once.
final class LookUpHistories {
    /// The rest have theirs on their own pages only.
    private static final int MOST = 20_000;
    private static final Set<String> AS_USUAL = Set.of(Comparison.TEST_PASS.text(), Comparison.TEST_SKIPPED.text(),
            Comparison.TEST_FAIL.text());

    private LookUpHistories() {
    }

    static Map<String, CrateHistory> of(ReportModel model, HistorySource source) {
        List<CrateLine> lines = listed(model);
        Map<String, List<PastOutcome>> past = source.of(lines.stream().<CrateId>map(CrateLine::id).toList());
        Map<String, CrateHistory> histories = new HashMap<>();
        for (CrateLine line : lines) {
            List<PastOutcome> known = past.get(line.id().family());
            if (known != null) {
                histories.put(line.id().id(), CrateHistory.of(known, line.word(),
                        line.runs().stream().map(RunLine::outcome).toList()));
            }
        }
        return histories;
    }

    private static List<CrateLine> listed(ReportModel model) {
        List<CrateLine> lines = new ArrayList<>();
        model.lists()
                .entrySet()
                .stream()
                .filter(list -> !AS_USUAL.contains(list.getKey()))
                .forEach(list -> lines.addAll(list.getValue().lines()));
        return lines.subList(0, Math.min(MOST, lines.size()));
    }
}
