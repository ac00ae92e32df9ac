package dev.maar.crates;

import java.util.List;
import java.util.Optional;

/// The crates that need special handling, in the order of their file; no two entries mean the same crate.
public record Quirks(List<QuirkEntry> entries) {
    /// Every crate is like the others.
    public static final Quirks NONE = new Quirks(List.of());

    public Quirks {
        entries = List.copyOf(entries);
    }

    /// What is special about a crate; empty for most.
    public Optional<Quirk> of(CrateId crate) {
        return entries.stream().filter(entry -> entry.means(crate)).findFirst().map(QuirkEntry::quirk);
    }
}
