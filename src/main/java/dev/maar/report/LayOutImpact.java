package dev.maar.report;

import dev.maar.outcome.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Arranges what a change of the compiler would break, within bounds.
final class LayOutImpact {
    private static final int MOST_ROOTS = 500;
    private static final int MOST_OWNERS = 300;
    private static final int MOST_NAMES = 8;
    private static final int MOST_CAUSES = 3;
    private static final String[] REGRESSED = {"res", Comparison.REGRESSED.text()};

    private final Impact impact;
    private final Map<String, Cause> causes;

    LayOutImpact(ReportModel model) {
        this.impact = model.beside().impact();
        this.causes = model.regressedCauses()
                .stream()
                .limit(LayOutCauses.MOST_PAGES)
                .collect(Collectors.toMap(Cause::id, Function.identity()));
    }

    PageImpact page() {
        List<PageImpact.Root> roots = impact.roots().stream().limit(MOST_ROOTS).map(this::root).toList();
        List<PageImpact.Owner> owners = impact.owners().stream().limit(MOST_OWNERS).map(LayOutImpact::owner).toList();
        return new PageImpact(impact.affected(), impact.direct(), impact.blocked(), impact.undecided(),
                impact.warningsFirst(), Impact.LINE, impact.sentence(), rows(), rows("direct", "1"),
                rows("direct", "0"), impact.roots().stream().anyMatch(root -> root.downloads() != null),
                !impact.owners().isEmpty(), roots, impact.hiddenRoots() + impact.roots().size() - roots.size(),
                impact.lints().stream().map(LayOutImpact::lint).toList(), owners,
                impact.owners().size() - owners.size(),
                impact.asOf(), Beside.NO_FACTS, new CopyBox("\"Breaking changes\" for a stabilization report",
                        impact.section()));
    }

    private static String rows(String... more) {
        return PageLinks.rows(Stream.concat(Stream.of(REGRESSED), Stream.of(more)).toArray(String[]::new));
    }

    private PageImpact.Root root(Impact.RootCrate root) {
        List<PageCauses.Member> why = root.causes()
                .stream()
                .map(causes::get)
                .filter(Objects::nonNull)
                .limit(MOST_CAUSES)
                .map(cause -> new PageCauses.Member(cause.title(), PageLinks.cause(cause.id())))
                .toList();
        return new PageImpact.Root(root.name(), root.tested() ? PageLinks.crate(root.packageId()) : root.url(),
                root.tested(), root.direct(), root.blocked(), rows("root", root.packageId(), "direct", "1"),
                rows("root", root.packageId(), "direct", "0"), root.downloads(), first(root.owners()), why);
    }

    private static PageImpact.Lint lint(Impact.FutureLint lint) {
        return new PageImpact.Lint(lint.lint(), lint.toolchain(), lint.local() ? "own code" : "dependencies",
                lint.crates(),
                PageLinks.lint(lint.candidate(), InsideWords.lint(lint.lint(), true, lint.local())), lint.reports());
    }

    private static PageImpact.Owner owner(Impact.Owner owner) {
        return new PageImpact.Owner(owner.name(), first(owner.packages()), owner.downloads());
    }

    private static String first(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
