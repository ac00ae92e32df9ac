package dev.maar.crates;

import java.util.List;
import java.util.Map;

/// What a choice came to.
///
/// `crates` are sorted; `left` has what the selections brought in and something took away again, each with what did; `notes` are what
/// the user should hear, a line each.
public record Resolution(List<ResolvedCrate> crates, Map<CrateId, String> left, List<String> notes) {
    public Resolution {
        crates = List.copyOf(crates);
        left = Map.copyOf(left);
        notes = List.copyOf(notes);
    }
}
