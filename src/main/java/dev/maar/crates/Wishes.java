package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads selections into wishes and keeps every problem on the way, so that the user sees them all at once.
final class Wishes {
    private final Path lists;
    private final ReadList read;
    private final PastCrates past;
    private final FromCatalogue catalogue;
    private final FromRepositories repositories;
    private final List<Wish> all = new ArrayList<>();
    private final Map<String, Path> folders = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// `lists` is the folder of the lists that ship with maar.
    Wishes(Path lists, ReadList read, PastCrates past, FromCatalogue catalogue,
            FromRepositories repositories) {
        this.lists = lists;
        this.read = read;
        this.past = past;
        this.catalogue = catalogue;
        this.repositories = repositories;
    }

    List<Wish> all() {
        return all;
    }

    List<String> problems() {
        return problems;
    }

    void add(Selection selection) throws InterruptedException {
        try {
            switch (selection) {
                case Selection.Demo(String text) -> addEntries(read.of(lists.resolve("demo.txt"), text), text);
                case Selection.Names(String text, List<String> entries) ->
                    entries.forEach(entry -> addEntry(entry, text, "selection \"" + text + "\""));
                case Selection.NamesFile(String text, Path file) -> addEntries(read.of(file, text), text);
                case Selection.NamesPage page -> addEntries(read.of(page.address(), page.text()), page.text());
                case Selection.LocalFolders(String text, Path folder) -> addFolders(folder, text);
                case Selection.Everything full -> all.addAll(catalogue.everything(full));
                case Selection.Top top -> all.addAll(catalogue.first(top));
                case Selection.Random random -> all.addAll(catalogue.random(random));
                case Selection.Dependents wanted -> all.addAll(catalogue.dependents(wanted));
                case Selection.Repository repository -> all.add(repositories.one(repository));
                case Selection.RepositoryList list -> all.addAll(repositories.all(list, read));
                case Selection.Past(String text, PastCrates.Which which, String experiment) ->
                    addPast(which, experiment, text);
            }
        } catch (UserError e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void addEntries(List<ReadList.Entry> entries, String reason) {
        entries.forEach(entry -> addEntry(entry.text(), reason, entry.place()));
    }

    private void addEntry(String entry, String reason, String place) {
        try {
            all.add(FromRepositories.isRepository(entry)
                    ? repositories.entry(entry, reason, place)
                    : new Wish.Published(CrateRequest.parse(entry), reason, place));
        } catch (UserError e) {
            problems.add(place + ": " + e.getMessage());
        }
    }

    private void addPast(PastCrates.Which which, String experiment, String text) {
        List<ResolvedCrate> crates = past.of(experiment, which, text);
        if (crates.isEmpty()) {
            throw new UserError("selection \"" + text + "\" is empty: " + switch (which) {
                case ALL -> "the experiment has no crate";
                case FAILED -> "no crate of it has failed";
                case REGRESSED -> "no crate of it has regressed";
            });
        }
        for (ResolvedCrate crate : crates) {
            Path location = crate.location();
            if (location == null) {
                all.add(new Wish.Exact(crate));
            } else {
                addFolder(location, text);
            }
        }
    }

    private void addFolders(Path given, String reason) {
        Path folder = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            problems.add("selection \"" + reason + "\": there is no folder " + folder);
            return;
        }
        try {
            List<Path> found = hasManifest(folder) ? List.of(folder) : foldersIn(folder);
            if (found.isEmpty()) {
                problems.add(
                        "selection \"" + reason + "\": neither " + folder + " nor a folder in it has a Cargo.toml");
            }
            found.forEach(crate -> addFolder(crate, reason));
        } catch (IOException e) {
            problems.add("selection \"" + reason + "\": cannot read " + folder + ": " + e.getMessage());
        }
    }

    private void addFolder(Path crate, String reason) {
        String name = String.valueOf(crate.getFileName());
        if (!hasManifest(crate)) {
            problems.add("selection \"" + reason + "\": the folder " + crate + " has no Cargo.toml any more");
        } else if (!crate.equals(folders.getOrDefault(name, crate))) {
            problems.add(
                    "selection \"" + reason + "\": two local crates are called " + name + ", one of them is " + crate
                            + ": expected folders of different names");
        } else {
            folders.put(name, crate);
            all.add(new Wish.Folder(name, crate, reason));
        }
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Wishes::hasManifest).sorted().toList();
        }
    }

    private static boolean hasManifest(Path folder) {
        return Files.isRegularFile(folder.resolve("Cargo.toml"));
    }
}
