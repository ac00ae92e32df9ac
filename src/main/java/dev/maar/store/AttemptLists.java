package dev.maar.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Writes the lists that stand in an attempt's row, as [StoredAttempt] reads them.
final class AttemptLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AttemptLists() {
    }

    /// `[command's id, exit code, kill reason, milliseconds]` of each.
    static String steps(List<StepResult> steps, ToLongFunction<StepResult> command) {
        ArrayNode list = JSON.createArrayNode();
        for (StepResult step : steps) {
            list.addArray()
                    .add(command.applyAsLong(step))
                    .add(step.exitCode())
                    .add(step.killReason())
                    .add(step.wallMillis());
        }
        return list.toString();
    }

    /// `[level, code, local, how many]` of warnings and future incompatibilities.
    static String warnings(List<Diagnostic> diagnostics) {
        Map<List<Object>, Integer> counts = new LinkedHashMap<>();
        for (Diagnostic one : diagnostics) {
            if (one.warning() || one.futureIncompatible()) {
                counts.merge(Arrays.asList(one.level(), one.code(), one.local() ? 1 : 0), 1, Integer::sum);
            }
        }
        ArrayNode list = JSON.createArrayNode();
        counts.forEach((lint, often) -> {
            ArrayNode entry = list.addArray();
            lint.forEach(entry::addPOJO);
            entry.add(often);
        });
        return list.toString();
    }
}
