package dev.maar.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Arranges how an experiment differs from another one, within bounds.
final class LayOutAgainst {
    private static final int MOST_CAUSES = 300;
    private static final int MOST_CRATES = 500;

    private final Against against;
    private final Set<String> pages;

    LayOutAgainst(ReportModel model, Against against) {
        this.against = against;
        this.pages = Stream.of(model.regressedCauses(), model.fixedCauses())
                .flatMap(causes -> causes.stream().limit(LayOutCauses.MOST_PAGES))
                .map(Cause::id)
                .collect(Collectors.toSet());
    }

    PageAgainst page() {
        List<PageAgainst.CauseRow> causes = against.causes().stream().limit(MOST_CAUSES).map(this::cause).toList();
        List<PageAgainst.Group> groups = Stream
                .of(group("newly", "newly regressed", "bad", against.newly()),
                        group("still", "still regressed", "half", against.still()),
                        group("no-longer", "no longer regressed", "better", against.noLonger()),
                        group("unseen", "regressed there, not run here", "none", against.unseen()))
                .filter(group -> group.number() > 0)
                .toList();
        return new PageAgainst(against.name(), against.summary(), against.toolchains(), against.otherToolchains(),
                against.notes(), causes, against.causes().size() - causes.size(), groups, against.onlyHere(),
                against.onlyThere());
    }

    private PageAgainst.CauseRow cause(Against.CauseChange change) {
        return new PageAgainst.CauseRow(change.state().text(), look(change.state()), change.title(), link(change.id()),
                change.here(), change.there());
    }

    private String link(String cause) {
        return pages.contains(cause) ? PageLinks.cause(cause) : "";
    }

    /// The page's word for colour and sign.
    static String look(Against.State state) {
        return switch (state) {
            case NEW -> "bad";
            case STILL -> "half";
            case GONE -> "better";
            case UNSEEN, UNTRIED -> "none";
        };
    }

    private PageAgainst.Group group(String name, String words, String look, Against.Changes changes) {
        List<PageAgainst.Row> rows = changes.first().stream().limit(MOST_CRATES).map(this::row).toList();
        return new PageAgainst.Group(name, words, look, changes.number(), rows, changes.number() - rows.size());
    }

    /// What was not run here has no page here.
    private PageAgainst.Row row(Against.CrateChange change) {
        return new PageAgainst.Row(change.name(), change.now().isEmpty() ? change.url() : PageLinks.crate(change.id()),
                change.then(), change.now(), change.otherName(), link(change.cause()));
    }
}
