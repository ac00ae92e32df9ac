package dev.maar.report;

import dev.maar.crates.CrateId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Facts made for tests: each crate has so many downloads as its name's letters say, and an owner of its own, but for some.
final class MadeFacts implements FactSource {
    static final MadeFacts FACTS = new MadeFacts();

    private static final Map<String, List<String>> OWNERS = Map.of("try-lock", List.of("alice", "github:org:team"),
            "time", List.of("bob", "alice"), "hangs", List.of("x <script>alert(1)</script> @all"));

    /// The same experiment with these facts.
    static ReportInput in(ReportInput input) {
        return new ReportInput(input.experiment(), input.crates(), input.flakyElsewhere(), input.logs(), FACTS);
    }

    @Override
    public @Nullable Long downloads(CrateId crate) {
        return crate instanceof CrateId.Registry ? (long) crate.name().length() * 1000 : null;
    }

    @Override
    public List<String> owners(CrateId crate) {
        return OWNERS.getOrDefault(crate.name(), List.of());
    }

    @Override
    public String asOf() {
        return "2026-11-19";
    }
}
