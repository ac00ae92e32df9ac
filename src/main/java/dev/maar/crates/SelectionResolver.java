package dev.maar.crates;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Turns selections into exact crates, or says everything that is wrong with them at once.
public final class SelectionResolver {
    private final Registry registry;
    private final FetchEntries fetch;
    private final Path lists;

    /// `lists` is the folder with the lists that ship with maar, such as `demo.txt`.
    public SelectionResolver(Registry registry, Path lists) {
        this.registry = registry;
        this.fetch = new FetchEntries(registry);
        this.lists = lists;
    }

    /// The crates of all selections together, sorted; one that several selections bring in has the first one's reason. Throws
    /// [UserError] with one line for each entry, file or folder that is not there.
    public List<ResolvedCrate> resolve(List<Selection> selections) throws InterruptedException {
        Wishes wishes = new Wishes(lists);
        selections.forEach(wishes::add);
        Map<CrateName, Optional<IndexEntry>> index = fetch.of(published(wishes.all()));
        List<String> problems = new ArrayList<>(wishes.problems());
        Map<CrateId, ResolvedCrate> crates = new TreeMap<>();
        for (Wish wish : wishes.all()) {
            switch (wish) {
                case Wish.Folder(String name, Path location, String reason) -> {
                    CrateId crate = new CrateId.Local(name);
                    crates.putIfAbsent(crate, new ResolvedCrate(crate, reason, location, null, ""));
                }
                case Wish.Published wanted -> {
                    try {
                        ResolvedCrate crate = exact(wanted,
                                index.getOrDefault(wanted.request().name(), Optional.empty()));
                        crates.putIfAbsent(crate.crate(), crate);
                    } catch (UserError e) {
                        problems.add(wanted.place() + ": " + e.getMessage());
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\n", problems));
        }
        return List.copyOf(crates.values());
    }

    private ResolvedCrate exact(Wish.Published wanted, Optional<IndexEntry> found) throws InterruptedException {
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

    private UserError unknown(CrateRequest request, Optional<IndexEntry> found) throws InterruptedException {
        Optional<String> known = found.flatMap(IndexEntry::name);
        if (known.isEmpty()) {
            known = fetch.otherSpelling(request.name());
        }
        return new UserError(
                "\"" + request.text() + "\": the registry \"" + registry.title() + "\" has no crate of that name"
                        + known.map(name -> ", did you mean \"" + name + "\"?")
                                .orElse(", perhaps it is misspelled or was deleted"));
    }

    private static UserError noVersion(CrateRequest request, Optional<IndexVersion> newest) {
        return new UserError("\"" + request.text() + "\" has no such version" + newest
                .map(version -> "; newest is " + version.version())
                .orElse("; all versions are yanked"));
    }

    private static UserError allYanked(CrateRequest request, IndexEntry entry) {
        return new UserError("\"" + request.text() + "\": every version is yanked, name one exactly, for example "
                + request.text() + "@" + entry.versions().getLast().version());
    }

    private static List<CrateName> published(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish instanceof Wish.Published wanted
                        ? Stream.of(wanted.request().name())
                        : Stream.of())
                .toList();
    }
}
