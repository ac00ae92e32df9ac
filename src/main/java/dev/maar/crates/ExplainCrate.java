package dev.maar.crates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why a crate is in a resolved choice or out of it, and what the registry's data knows of it.
public final class ExplainCrate {
    private final Catalogues catalogues;

    public ExplainCrate(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /// Lines for people: one for each version of the crate that was in at some time, else one for each selection that does not bring it in.
    public List<String> of(String name, CrateChoice choice, Resolution resolution) {
        Optional<Catalogue> catalogue = catalogues.kept();
        List<String> lines = new ArrayList<>();
        resolution.crates()
                .stream()
                .filter(crate -> crate.crate().name().equals(name))
                .forEach(crate -> lines.add(title(crate.crate()) + " is in: " + crate.reason()));
        resolution.left()
                .entrySet()
                .stream()
                .filter(one -> one.getKey().name().equals(name))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> lines.add(title(one.getKey()) + " is out: taken away by " + one.getValue()));
        if (lines.isEmpty()) {
            choice.selections()
                    .forEach(selection -> lines.add(name + " is out: " + selection.text() + " "
                            + whyNot(name, selection, catalogue)));
        }
        lines.addAll(facts(name, catalogue));
        return lines;
    }

    private static String title(CrateId crate) {
        return switch (crate) {
            case CrateId.Registry(String name, String version) -> name + " " + version;
            case CrateId.Repository repository ->
                repository.name() + (repository.sha() == null ? "" : " " + repository.sha());
            case CrateId.Local(String name) -> name + " (local)";
        };
    }

    private static String whyNot(String name, Selection selection, Optional<Catalogue> catalogue) {
        String unknown = unknown(name, catalogue);
        return switch (selection) {
            case Selection.Everything _ -> "has it not, as " + unknown;
            case Selection.Random _ -> "did not draw it" + (unknown.isEmpty() ? "" : ", as " + unknown);
            case Selection.Top top -> "ends before it: " + place(name, top.order(), catalogue)
                    .map(place -> "it is number " + place)
                    .orElse(unknown);
            case Selection.Dependents wanted -> whyNotDependent(name, wanted, catalogue);
            case Selection.Past past -> "has it not, or it ended otherwise in " + past.experiment();
            case Selection.LocalFolders _ -> "has no folder of that name";
            case Selection.Repository _,Selection.RepositoryList _,Selection.Demo _,Selection.Names _,Selection.NamesFile _,Selection.NamesPage _ ->
                "does not name it";
        };
    }

    private static String unknown(String name, Optional<Catalogue> catalogue) {
        Optional<KnownCrate> known = catalogue.flatMap(data -> data.find(name));
        if (known.isEmpty()) {
            return "the registry's data has no crate of that name";
        }
        return known.get().version() == null ? "every version of it is yanked" : "";
    }

    private static Optional<Integer> place(String name, Catalogue.Order order, Optional<Catalogue> catalogue) {
        return catalogue.flatMap(data -> data.place(name, order));
    }

    private static String whyNotDependent(String name, Selection.Dependents wanted, Optional<Catalogue> catalogue) {
        List<String> asked = catalogue.map(data -> data.dependents(wanted.name()))
                .orElse(List.of())
                .stream()
                .filter(dependent -> dependent.crate().name().equals(name))
                .flatMap(dependent -> dependent.requirements().stream())
                .toList();
        if (asked.isEmpty()) {
            return "has it not, as its default version does not depend on " + wanted.name();
        }
        return asked.stream().anyMatch(one -> FromCatalogue.allows(one, wanted.requirement()))
                ? "ends before it: others are downloaded more"
                : "has it not, as it asks for " + String.join(" and ", asked);
    }

    private static List<String> facts(String name, Optional<Catalogue> catalogue) {
        Optional<KnownCrate> found = catalogue.flatMap(data -> data.find(name));
        if (found.isEmpty()) {
            return List.of();
        }
        KnownCrate crate = found.get();
        List<String> lines = new ArrayList<>();
        lines.add("  " + crate.downloads() + " downloads" + number(name, Catalogue.Order.DOWNLOADS, catalogue) + ", "
                + crate.recentDownloads() + " in the last 90 days; " + crate.dependents() + " dependents"
                + number(name, Catalogue.Order.DEPENDENTS, catalogue));
        addKnown(lines, "default version", crate.version());
        addKnown(lines, "rust-version", crate.rustVersion());
        addKnown(lines, "repository", crate.repository());
        List<String> owners = catalogue.map(data -> data.owners(name)).orElse(List.of());
        addKnown(lines, "owners", owners.isEmpty() ? null : String.join(", ", owners));
        return lines;
    }

    private static String number(String name, Catalogue.Order order, Optional<Catalogue> catalogue) {
        return place(name, order, catalogue).map(place -> " (number " + place + ")").orElse("");
    }

    private static void addKnown(List<String> lines, String title, @Nullable String value) {
        if (value != null) {
            lines.add("  " + title + " " + value);
        }
    }
}
