package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One crate as lists show it: what is kept of a crate that is listed when its attempts are gone.
///
/// `entry` is how a list for `--crates` names it at exactly the version or commit that was built (`syn@1.0.0`); `name` is as Crater writes it (`syn-1.0.0`); `url` is its page, empty where it has none; `word` is the headline's comparison or `undecided`, `look` the
/// page's word for its colour and sign, `verdict` how far it is believed and in what numbers (`confirmed: baseline 3/3, candidate 0/3`); `quirk` is empty for
/// most. `runs` are in the experiment's order. `cause` is the cause's id and `root` the package at fault, both empty but for what regressed or was fixed; `direct` says
/// that it is itself at fault. `said` is an excerpt of what was said, `saidUnder` names the toolchain. `downloads` is null and `owners` empty where they are not known.
public record CrateLine(CrateId id, String entry, String name, String url, String status, String word, String look,
        String verdict,
        String quirk, List<RunLine> runs, String cause, String root, boolean direct, String said, String saidUnder,
        @Nullable Long downloads, List<String> owners) {
    static final String UNDECIDED = "undecided";

    private static final Excerpt SAID = new Excerpt(14, 1_200);

    public CrateLine {
        runs = List.copyOf(runs);
        owners = List.copyOf(owners);
    }

    static CrateLine of(CrateReport crate, FactSource facts) {
        FoundCause cause = crate.cause();
        RunReport telling = crate.telling();
        boolean told = crate.undecided() || ComparisonWords.told(crate.headline().settled());
        return new CrateLine(crate.id(), Rerun.entry(crate.crate()), crate.crate().pinned().reportName(), crate.url(),
                crate.crate().status(),
                crate.word(), look(crate), verdict(crate), crate.quirk(),
                crate.runs().stream().map(RunLine::of).toList(),
                cause == null ? "" : cause.signature().id(), cause == null ? "" : cause.root(),
                cause != null && cause.direct(), told ? SAID.of(Evidence.of(telling)) : "",
                telling.toolchain().spec().text(), crate.downloads(), facts.owners(crate.id()));
    }

    private static String look(CrateReport crate) {
        return crate.undecided() ? "odd" : ComparisonWords.look(crate.headline().settled());
    }

    private static String verdict(CrateReport crate) {
        Judgement headline = crate.headline();
        String text = switch (headline.verdict()) {
            case NONE -> headline.inside().text();
            case UNCONFIRMED -> headline.verdict().text();
            case CONFIRMED, FLAKY, MACHINE, OPEN -> headline.verdict().text() + ": " + headline.evidence().text();
        };
        return crate.flakyElsewhere() ? (text.isEmpty() ? "" : text + "; ") + "flaky in another experiment" : text;
    }
}
