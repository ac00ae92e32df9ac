package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the entries of a file of quirks that mean no crate there is: each becomes a line with its place and the nearest good spelling.
public final class LookUpQuirks {
    /// So many names are asked for beside a run: a moment's work, and they come from the disk where nothing has changed.
    private static final int FEW = 50;

    private final Registry registry;
    private final FetchEntries fetch;

    public LookUpQuirks(Registry registry) {
        this.registry = registry;
        this.fetch = new FetchEntries(registry);
    }

    /// Looks every name up in the registry. Local crates are anywhere on the machine, so nothing is said of them.
    public List<String> all(Quirks quirks) throws InterruptedException {
        return unknown(quirks, names(quirks), List.of());
    }

    /// Looks at what can be known cheaply when these crates are to be run.
    ///
    /// Names that are among them are known; the others are asked for where they are few and the run needs the registry anyway. A
    /// local crate's name is doubted where one of these crates has nearly the same.
    public List<String> beside(Quirks quirks, Collection<CrateId> crates) throws InterruptedException {
        Set<CrateName> names = names(quirks);
        List<String> selected = crates.stream().filter(CrateId.Registry.class::isInstance).map(CrateId::name).toList();
        if (selected.isEmpty()) {
            names.clear();
        } else if (names.size() > FEW) {
            names.removeIf(name -> !selected.contains(name.text()));
        }
        List<String> lines = new ArrayList<>(doubtfulFolders(quirks, crates));
        try {
            lines.addAll(unknown(quirks, names, selected));
        } catch (EnvironmentError e) {
            lines.add("the crates that have quirks could not be looked up: " + e.getMessage());
        }
        return lines;
    }

    private static Set<CrateName> names(Quirks quirks) {
        Set<CrateName> names = new LinkedHashSet<>();
        for (QuirkEntry entry : quirks.entries()) {
            if (entry instanceof QuirkEntry.Published published) {
                names.add(published.name());
            }
        }
        return names;
    }

    private List<String> unknown(Quirks quirks, Set<CrateName> names, List<String> selected)
            throws InterruptedException {
        Map<CrateName, Optional<IndexEntry>> index = fetch.of(names);
        List<String> lines = new ArrayList<>();
        for (QuirkEntry entry : quirks.entries()) {
            if (entry instanceof QuirkEntry.Published published && index.containsKey(published.name())) {
                problem(published, index.getOrDefault(published.name(), Optional.empty()), selected)
                        .ifPresent(problem -> lines.add(published.quirk().place() + ": " + problem));
            }
        }
        return lines;
    }

    private Optional<String> problem(QuirkEntry.Published entry, Optional<IndexEntry> found, List<String> selected)
            throws InterruptedException {
        String name = entry.name().text();
        if (found.isEmpty() || !found.get().name().equals(Optional.of(name))) {
            Optional<String> spelling = found.flatMap(IndexEntry::name);
            if (spelling.isEmpty()) {
                spelling = fetch.otherSpelling(entry.name());
            }
            return Optional.of("the registry \"" + registry.title() + "\" has no crate \"" + name + "\""
                    + spelling.map(near -> ", did you mean \"" + near + "\"?")
                            .orElse(Spelling.suggestion(name, selected)));
        }
        List<IndexVersion> versions = found.get().versions();
        return versions.stream().anyMatch(version -> entry.versions().contains(version.version()))
                ? Optional.empty()
                : Optional.of("no version of " + name + " is in the range \"" + entry.versions().text() + "\""
                        + found.get().newest().map(newest -> "; newest is " + newest.version()).orElse(""));
    }

    private static List<String> doubtfulFolders(Quirks quirks, Collection<CrateId> crates) {
        List<String> folders = crates.stream().filter(CrateId.Local.class::isInstance).map(CrateId::name).toList();
        return quirks.entries()
                .stream()
                .flatMap(entry -> entry instanceof QuirkEntry.Folder folder ? Stream.of(folder) : Stream.of())
                .filter(entry -> !folders.contains(entry.name()))
                .filter(entry -> !Spelling.suggestion(entry.name(), folders).isEmpty())
                .map(entry -> entry.quirk().place() + ": no local crate here is called \"" + entry.name() + "\""
                        + Spelling.suggestion(entry.name(), folders))
                .toList();
    }
}
