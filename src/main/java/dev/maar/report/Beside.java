package dev.maar.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a report says beside its own numbers.
///
/// `impact` is for whoever proposes a breaking change; `against` is null unless another experiment was to be compared with; `histories` are what earlier experiments
/// made of listed crates, by their ids, those that one knows; `notes` are sentences that stand in the head, on where the report comes from; `factsAsOf` is the day of
/// the registry's snapshot that downloads and owners are of, empty where there is none.
public record Beside(Impact impact, @Nullable Against against, Map<String, CrateHistory> histories, List<String> notes,
        String factsAsOf) {
    /// For the place of downloads where there is no snapshot.
    public static final String NO_FACTS = "Downloads and owners are unknown: no snapshot of the registry is kept (`maar crates top-10` fetches one).";

    /// Before anything is known.
    static final Beside NOTHING = new Beside(Impact.NONE, null, Map.of(), List.of(), "");

    public Beside {
        histories = Map.copyOf(histories);
        notes = List.copyOf(notes);
    }

    /// The same as lines for a console.
    public List<String> lines() {
        return Stream.concat(against == null
                ? Stream.of()
                : Stream.concat(Stream.of(against.summary()),
                        against.notes().stream()),
                notes.stream()).toList();
    }

    /// What is known of a crate's past.
    public CrateHistory history(String id) {
        return histories.getOrDefault(id, CrateHistory.NONE);
    }
}
