package dev.maar.crates;

import java.util.List;
import java.util.Optional;

/// Takes the version that an entry of a list means: the one that it names, else the newest that is not yanked.
final class PickVersion {

    /// The registry does not have what an entry names; the message says what it has instead.
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    private final Registry registry;
    private final FetchEntries fetch;
    private final NearestNames nearest;
    private final LikelySlips slips;

    PickVersion(Registry registry, FetchEntries fetch, NearestNames nearest) {
        this.registry = registry;
        this.fetch = fetch;
        this.nearest = nearest;
        this.slips = new LikelySlips(fetch);
    }

    ResolvedCrate exact(Wish.Published wanted, Optional<IndexEntry> found) throws Missing, InterruptedException {
        CrateRequest request = wanted.request();
        if (found.isEmpty() || !found.get().name().equals(Optional.of(request.name().text()))) {
            throw unknown(request, found);
        }
        IndexEntry entry = found.get();
        Optional<IndexVersion> newest = entry.newest();
        IndexVersion chosen = request.version().isPresent()
                ? entry.version(request.version().get()).orElseThrow(() -> noVersion(request, newest))
                : newest.orElseThrow(() -> allYanked(request, entry));
        boolean isNewest = newest.isPresent() && newest.get().equals(chosen);
        String status = chosen.yanked() ? "yanked" : isNewest ? "" : "outdated";
        return new ResolvedCrate(chosen.crate(), wanted.reason(), null, chosen.checksum(), status);
    }

    private Missing unknown(CrateRequest request, Optional<IndexEntry> found) throws InterruptedException {
        Optional<String> known = found.flatMap(IndexEntry::name);
        if (known.isEmpty()) {
            known = fetch.otherSpelling(request.name());
        }
        String hint = known.isPresent() ? NearestNames.hint(List.of(known.get())) : hint(request.name());
        return new Missing(
                "\"" + request.text() + "\": the registry \"" + registry.title() + "\" has no crate of that name"
                        + (hint.isEmpty() ? ", perhaps it is misspelled or was deleted" : hint));
    }

    private String hint(CrateName name) throws InterruptedException {
        String near = nearest.hint(name.text());
        return near.isEmpty() && !nearest.knowsAll() ? NearestNames.hint(slips.of(name)) : near;
    }

    private static Missing noVersion(CrateRequest request, Optional<IndexVersion> newest) {
        return new Missing("\"" + request.text() + "\" has no such version" + newest
                .map(version -> "; newest is " + version.version())
                .orElse("; all versions are yanked"));
    }

    private static Missing allYanked(CrateRequest request, IndexEntry entry) {
        return new Missing("\"" + request.text() + "\": every version is yanked, name one exactly, for example "
                + request.text() + "@" + entry.versions().getLast().version());
    }
}
