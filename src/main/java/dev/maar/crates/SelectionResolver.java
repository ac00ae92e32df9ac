package dev.maar.crates;

import static java.util.Objects.requireNonNull;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Turns selections into exact crates, or says everything that is wrong with them at once.
public final class SelectionResolver {
    private final FetchEntries fetch;
    private final PickVersion pick;
    private final ReadList read;
    private final Path lists;
    private final PastCrates past;
    private final Catalogues catalogues;
    private final FromCatalogue fromCatalogue;
    private final FromRepositories fromRepositories;

    /// `lists` is the folder with the lists that ship with maar, such as `demo.txt`.
    public SelectionResolver(Registry registry, WebClient web, Path lists, PastCrates past, Catalogues catalogues,
            FromRepositories fromRepositories) {
        NearestNames nearest = new NearestNames(catalogues, registry::askedBefore);
        this.fetch = new FetchEntries(registry);
        this.pick = new PickVersion(registry, fetch, nearest);
        this.catalogues = catalogues;
        this.fromCatalogue = new FromCatalogue(catalogues, nearest);
        this.fromRepositories = fromRepositories;
        this.read = new ReadList(web);
        this.lists = lists;
        this.past = past;
    }

    /// The crates of all selections together, without what is excluded, sorted; one that several selections bring in has the first
    /// one's reason. Throws [UserError] with one line for each entry, file, folder or experiment that is not there, and where nothing
    /// is left.
    public Resolution resolve(CrateChoice choice) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        if (choice.refresh()) {
            catalogues.bring();
        }
        Map<CrateId, ResolvedCrate> crates = union(choice, notes);
        Map<CrateId, String> left = new LinkedHashMap<>();
        for (Exclusion exclusion : exclusions(choice)) {
            if (take(crates, left, exclusion::contains, exclusion.words()) == 0) {
                notes.add(exclusion.words() + " takes nothing away");
            }
        }
        checkNotEmpty(choice, crates);
        if (choice.sample().isPresent()) {
            draw(choice.sample().get(), crates, left, notes);
        }
        if (choice.shard().isPresent()) {
            cut(choice.shard().get(), crates, left, notes);
        }
        checkNotEmpty(choice, crates);
        return new Resolution(List.copyOf(crates.values()), left, notes);
    }

    private Map<CrateId, ResolvedCrate> union(CrateChoice choice, List<String> notes) throws InterruptedException {
        Wishes wishes = wishes(choice.selections());
        notes.addAll(fromCatalogue.notes());
        Map<CrateName, Optional<IndexEntry>> index = fetch.of(published(wishes.all()));
        Map<Wish.Repository, FromRepositories.Found> repositories = fromRepositories.look(wishes.all());
        List<String> problems = new ArrayList<>(wishes.problems());
        Map<CrateId, ResolvedCrate> crates = new TreeMap<>();
        for (Wish wish : wishes.all()) {
            switch (wish) {
                case Wish.Folder(String name, Path location, String reason) -> {
                    CrateId crate = new CrateId.Local(name);
                    crates.putIfAbsent(crate, new ResolvedCrate(crate, reason, location, null, ""));
                }
                case Wish.Repository wanted -> {
                    FromRepositories.Found found = requireNonNull(repositories.get(wanted));
                    found.crate().ifPresent(crate -> crates.putIfAbsent(crate.crate(), crate));
                    if (found.crate().isEmpty()) {
                        (choice.allowMissing() ? notes : problems).add(wanted.place() + ": " + found.reason());
                    }
                }
                case Wish.Exact(ResolvedCrate crate) -> crates.putIfAbsent(crate.crate(), crate);
                case Wish.Published wanted -> {
                    try {
                        ResolvedCrate crate = pick.exact(wanted,
                                index.getOrDefault(wanted.request().name(), Optional.empty()));
                        crates.putIfAbsent(crate.crate(), crate);
                    } catch (PickVersion.Missing e) {
                        (choice.allowMissing() ? notes : problems).add(wanted.place() + ": " + e.getMessage());
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\n", problems));
        }
        return crates;
    }

    private Wishes wishes(List<Selection> selections) throws InterruptedException {
        Wishes wishes = new Wishes(lists, read, past, fromCatalogue, fromRepositories);
        for (Selection selection : selections) {
            wishes.add(selection);
        }
        return wishes;
    }

    private List<Exclusion> exclusions(CrateChoice choice) throws InterruptedException {
        List<Exclusion> exclusions = new ArrayList<>();
        for (Selection selection : choice.excludes()) {
            Wishes wishes = wishes(List.of(selection));
            if (!wishes.problems().isEmpty()) {
                throw new UserError("--exclude: " + String.join("\n--exclude: ", wishes.problems()));
            }
            exclusions.add(new Exclusion(selection.text(), wishes.all()));
        }
        return exclusions;
    }

    private void draw(Sample sample, Map<CrateId, ResolvedCrate> crates, Map<CrateId, String> left, List<String> notes)
            throws InterruptedException {
        int before = crates.size();
        Map<String, Long> downloads = catalogues.bring().downloads();
        Set<CrateId> drawn = sample.draw(crates.keySet(), downloads);
        int bands = Sample.bands(crates.keySet(), downloads).size();
        take(crates, left, crate -> !drawn.contains(crate), "--sample " + sample.text());
        notes.add("sample " + sample.text() + ": " + crates.size() + " of " + before + " crates, alike from " + bands
                + " bands of popularity, each of ten times the downloads");
    }

    private static void cut(Shard shard, Map<CrateId, ResolvedCrate> crates, Map<CrateId, String> left,
            List<String> notes) {
        int before = crates.size();
        take(crates, left, crate -> !shard.contains(crate), "--shard " + shard.text());
        notes.add(
                "shard " + shard.text() + ": " + crates.size() + " of " + before + " crates, by a hash of their names");
    }

    /// Moves what matches from the one to the other, and returns how many those were.
    private static int take(Map<CrateId, ResolvedCrate> crates, Map<CrateId, String> left, Predicate<CrateId> taken,
            String by) {
        List<CrateId> matching = crates.keySet().stream().filter(taken).toList();
        matching.forEach(crate -> left.put(crate, by));
        crates.keySet().removeAll(matching);
        return matching.size();
    }

    private static void checkNotEmpty(CrateChoice choice, Map<CrateId, ResolvedCrate> crates) {
        if (crates.isEmpty()) {
            throw new UserError("the selection " + String.join(" ", choice.words()) + " is empty: expected a crate");
        }
    }

    private static List<CrateName> published(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish instanceof Wish.Published wanted
                        ? Stream.of(wanted.request().name())
                        : Stream.of())
                .toList();
    }
}
