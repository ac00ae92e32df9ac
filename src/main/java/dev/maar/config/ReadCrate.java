package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.config.ExperimentFile.RecordedCrate;
import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.CrateName;
import dev.maar.crates.IndexVersion;
import dev.maar.crates.Quirk;
import dev.maar.crates.ResolvedCrate;
import dev.maar.crates.Revision;
import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one `[[crate]]` entry of an experiment's file; `choice` is what the entries came from.
record ReadCrate(StrictTable table, CrateChoice choice) {
    private static final String ID = "id";
    private static final String CHECKSUM = "checksum";
    private static final String LOCATION = "location";
    private static final String QUIRK = "quirk";
    private static final List<String> STATUSES = List.of("", "yanked", "outdated");

    /// `quirks` reads the table of what is special about the crate.
    RecordedCrate crate(Function<JsonNode, ReadQuirk> quirks) {
        table.check(List.of(ID, CHECKSUM, LOCATION, "selection", "status", QUIRK));
        CrateId crate = id();
        String checksum = table.textOrEmpty(CHECKSUM);
        String location = table.textOrEmpty(LOCATION);
        if (crate instanceof CrateId.Registry && !IndexVersion.isChecksum(checksum)) {
            throw table.wrong("no checksum of " + crate.id(),
                    "checksum = \"...\" with the archive's SHA-256, 64 hexadecimal digits");
        }
        if (crate instanceof CrateId.Local && !location.startsWith("/")) {
            throw table.wrong("no location of " + crate.id(), "location = \"/...\" with the folder's whole path");
        }
        if (crate instanceof CrateId.Repository repository) {
            checksum = commit(repository, checksum);
        }
        var resolved = new ResolvedCrate(crate, selection(), location.isEmpty() ? null : Path.of(location),
                checksum.isEmpty() ? null : checksum, status());
        return new RecordedCrate(resolved, quirk(crate, quirks));
    }

    /// The commit may stand in the crate's key, or beside it where it became known later; it is unknown before the first clone.
    private String commit(CrateId.Repository crate, String beside) {
        String inside = crate.sha() == null ? beside : crate.sha();
        boolean same = beside.isEmpty() || beside.equals(inside);
        if (!same || !(inside.isEmpty() || Revision.isCommit(inside))) {
            throw table.wrong("no commit of " + crate.id(), "checksum = \"...\" with the commit's whole SHA");
        }
        return inside;
    }

    private CrateId id() {
        String expected = "reg/NAME/VERSION, local/NAME or the like, as Crater names crates";
        String text = table.text(ID, expected);
        try {
            CrateId crate = CrateId.parse(text);
            if (crate instanceof CrateId.Registry(String name, String version)
                    && !(CrateName.isValid(name) && IndexVersion.isVersion(version))) {
                throw table.given(ID).wrong(expected);
            }
            return crate;
        } catch (IllegalArgumentException _) {
            throw table.given(ID).wrong(expected);
        }
    }

    private String selection() {
        return table.has("selection") ? table.given("selection").asText() : choice.words().getFirst();
    }

    private String status() {
        String status = table.textOrEmpty("status");
        if (!STATUSES.contains(status)) {
            throw table.given("status").wrong("\"yanked\" or \"outdated\"");
        }
        return status;
    }

    private @Nullable Quirk quirk(CrateId crate, Function<JsonNode, ReadQuirk> quirks) {
        if (!table.has(QUIRK)) {
            return null;
        }
        JsonNode inner = table.table().path(QUIRK);
        if (!inner.isObject()) {
            throw table.given(QUIRK).wrong("a table such as { skip = true, reason = \"...\" }");
        }
        return quirks.apply(inner).inside(crate.name());
    }

    /// Throws [UserError] where two entries are of one crate.
    static void checkApart(List<RecordedCrate> crates, List<StrictTable> entries) {
        Map<CrateId, Integer> seen = new HashMap<>();
        for (int index = 0; index < crates.size(); index++) {
            CrateId crate = crates.get(index).crate().crate();
            Optional<Integer> before = Optional.ofNullable(seen.put(crate, index));
            if (before.isPresent()) {
                throw entries.get(index)
                        .wrong("the crate " + crate.id() + " stands at " + entries.get(before.get()).place() + ", too",
                                "each crate once");
            }
        }
    }
}
