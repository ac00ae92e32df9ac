package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers the selections that go over the whole registry from its catalogue.
final class FromCatalogue {
    private final Catalogues catalogues;
    private final NearestNames nearest;
    private final List<String> notes = new ArrayList<>();

    FromCatalogue(Catalogues catalogues, NearestNames nearest) {
        this.catalogues = catalogues;
        this.nearest = nearest;
    }

    /// What the user should hear of the selections that were answered.
    List<String> notes() {
        return notes;
    }

    List<Wish> everything(Selection.Everything full) throws InterruptedException {
        return all().stream().map(crate -> wish(crate, full.text())).toList();
    }

    List<Wish> first(Selection.Top top) throws InterruptedException {
        List<KnownCrate> crates = catalogues.bring().first(top.count(), top.order());
        noteFew(top.text(), top.count(), crates.size());
        List<Wish> wishes = new ArrayList<>();
        for (KnownCrate crate : crates) {
            String by = switch (top.order()) {
                case DOWNLOADS -> crate.downloads() + " downloads";
                case DEPENDENTS -> crate.dependents() + " dependents";
            };
            wishes.add(wish(crate, top.text() + " (number " + (wishes.size() + 1) + " with " + by + ")"));
        }
        return wishes;
    }

    List<Wish> random(Selection.Random random) throws InterruptedException {
        List<KnownCrate> all = all();
        noteFew(random.text(), random.count(), all.size());
        return all.stream()
                .map(crate -> new Drawn(crate, StableHash.of("random " + random.seed(), crate.name())))
                .sorted(Comparator.comparingLong(Drawn::number))
                .limit(random.count())
                .map(drawn -> wish(drawn.crate(), random.text()))
                .toList();
    }

    private record Drawn(KnownCrate crate, long number) {}

    List<Wish> dependents(Selection.Dependents wanted) throws InterruptedException {
        Catalogue catalogue = catalogues.bring();
        if (catalogue.find(wanted.name()).isEmpty()) {
            throw new UserError(
                    "selection \"" + wanted.text() + "\": the registry's data has no crate \"" + wanted.name()
                            + "\"" + nearest.hint(wanted.name()));
        }
        List<Wish> wishes = catalogue.dependents(wanted.name())
                .stream()
                .flatMap(dependent -> dependent.requirements()
                        .stream()
                        .filter(asked -> allows(asked, wanted.requirement()))
                        .findFirst()
                        .map(asked -> wish(dependent.crate(), wanted.text() + " (asks for " + asked + ")"))
                        .stream())
                .limit(wanted.limit())
                .toList();
        if (wishes.isEmpty()) {
            throw new UserError(
                    "selection \"" + wanted.text() + "\" is empty: no crate's default version depends on it");
        }
        return wishes;
    }

    /// Whether what a dependent asks for can be answered by a version of the range; what cannot be read is taken to.
    static boolean allows(String asked, @Nullable VersionRange wanted) {
        return wanted == null
                || VersionRange.parse(asked).map(range -> range.common(wanted).isPresent()).orElse(true);
    }

    private List<KnownCrate> all() throws InterruptedException {
        return catalogues.bring().first(Integer.MAX_VALUE, Catalogue.Order.DOWNLOADS);
    }

    private void noteFew(String text, int wanted, int there) {
        if (there < wanted) {
            notes.add("selection \"" + text + "\": the registry has " + there + " crates in all");
        }
    }

    private static Wish wish(KnownCrate crate, String reason) {
        String version = String.valueOf(crate.version());
        if (crate.checksum() == null) {
            String text = crate.name() + "@" + version;
            return new Wish.Published(CrateRequest.parse(text), reason, "selection \"" + reason + "\"");
        }
        return new Wish.Exact(new ResolvedCrate(new CrateId.Registry(crate.name(), version), reason, null,
                crate.checksum(), ""));
    }
}
