package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares the crates of a report with those of another experiment as they go by.
///
/// Of the other only what differed there is in memory, and eight bytes of each other crate's name.
final class CompareWith {
    private static final int MOST = 20_000;

    private final OtherExperiment other;
    private final Experiment experiment;
    private final CratePage page;
    private final TestedPackages ids = new TestedPackages();
    private final TestedPackages families = new TestedPackages();
    private final TestedPackages familiesHere = new TestedPackages();
    private final Map<String, There> byId = new HashMap<>();
    private final Map<String, There> byFamily = new HashMap<>();
    private final Map<String, CauseThere> causes = new LinkedHashMap<>();
    private final Set<There> met = new HashSet<>();
    /// The causes here that hit a crate which was run there, too.
    private final Set<String> tried = new HashSet<>();
    private final Gathering newly = new Gathering();
    private final Gathering still = new Gathering();
    private final Gathering noLonger = new Gathering();
    private int onlyHere;

    /// What differed in one crate there.
    private record There(CrateId id, String name, String url, String word, String cause) {
        boolean regressed() {
            return word.equals(Comparison.REGRESSED.text());
        }
    }

    private record CauseThere(String title, int number) {}

    /// Reads what is needed of the other experiment.
    CompareWith(OtherExperiment other, Experiment experiment, CratePage page) {
        this.other = other;
        this.experiment = experiment;
        this.page = page;
        try (Stream<CrateId> crates = other.crates()) {
            crates.forEach(crate -> {
                ids.add(crate.id());
                families.add(crate.family());
            });
        }
        try (Stream<CrateRuns> differing = other.differing()) {
            differing.forEach(this::read);
        }
    }

    private void read(CrateRuns runs) {
        CrateReport crate = CrateReport.of(other.input(), runs, page);
        FoundCause cause = crate.cause();
        boolean regressed = cause != null && cause.signature().direction() == Signature.Direction.REGRESSED;
        var there = new There(crate.id(), crate.crate().pinned().reportName(), crate.url(), crate.word(),
                regressed ? Objects.requireNonNull(cause).signature().id() : "");
        byId.put(crate.id().id(), there);
        byFamily.merge(crate.id().family(), there, (one, more) -> one.regressed() ? one : more);
        if (cause != null && regressed) {
            causes.merge(there.cause(), new CauseThere(title(cause), 1), CompareWith::both);
        }
    }

    private static CauseThere both(CauseThere one, CauseThere more) {
        return new CauseThere(more.title().length() < one.title().length() ? more.title() : one.title(),
                one.number() + more.number());
    }

    private static String title(FoundCause cause) {
        return cause.signature().title(cause.words());
    }

    /// Takes the next crate of this experiment.
    void add(CrateReport crate) {
        String family = crate.id().family();
        familiesHere.add(family);
        boolean same = ids.contains(crate.id().id());
        if (!same && !families.contains(family)) {
            onlyHere++;
            return;
        }
        There there = same ? byId.get(crate.id().id()) : byFamily.get(family);
        if (there != null) {
            met.add(there);
        }
        FoundCause cause = crate.cause();
        if (cause != null) {
            tried.add(cause.signature().id());
        }
        boolean was = there != null && there.regressed();
        if (crate.is(Comparison.REGRESSED)) {
            (was ? still : newly).add(change(crate, there));
        } else if (was) {
            noLonger.add(change(crate, there));
        }
    }

    private static Against.CrateChange change(CrateReport crate, @Nullable There there) {
        FoundCause cause = crate.cause();
        String id = cause != null ? cause.signature().id() : there == null ? "" : there.cause();
        String name = crate.crate().pinned().reportName();
        String otherName = there == null || there.name().equals(name) ? "" : there.name();
        return new Against.CrateChange(crate.id(), name, crate.url(), there == null ? "no difference" : there.word(),
                crate.word(), id, otherName);
    }

    /// What came out; call it once, after the last crate.
    Against against(List<Cause> here) {
        Gathering unseen = new Gathering();
        byId.values()
                .stream()
                .filter(There::regressed)
                .filter(there -> !seen(there))
                .sorted((one, more) -> one.id().compareTo(more.id()))
                .forEach(there -> unseen.add(new Against.CrateChange(there.id(), there.name(), there.url(),
                        there.word(), "", there.cause(), "")));
        return new Against(other.experiment().name(), specs(experiment), specs(other.experiment()), notes(),
                causes(here), newly.changes(), still.changes(), noLonger.changes(), unseen.changes(), onlyHere,
                onlyThere());
    }

    /// Whether a crate of the other experiment was run here, be it at another version.
    private boolean seen(There there) {
        return met.contains(there) || familiesHere.contains(there.id().family());
    }

    private int onlyThere() {
        int only = 0;
        try (Stream<CrateId> crates = other.crates()) {
            for (Iterator<CrateId> each = crates.iterator(); each.hasNext();) {
                only += familiesHere.contains(each.next().family()) ? 0 : 1;
            }
        }
        return only;
    }

    private List<Against.CauseChange> causes(List<Cause> here) {
        List<Against.CauseChange> changes = new ArrayList<>();
        Map<String, CauseThere> gone = new TreeMap<>(causes);
        for (Cause cause : here) {
            CauseThere there = gone.remove(cause.id());
            changes.add(new Against.CauseChange(there == null ? ofHere(cause) : Against.State.STILL, cause.id(),
                    cause.title(), cause.number(), there == null ? 0 : there.number()));
        }
        Set<String> run = byId.values().stream().filter(this::seen).map(There::cause).collect(Collectors.toSet());
        gone.entrySet()
                .stream()
                .sorted((one, more) -> more.getValue().number() - one.getValue().number())
                .forEach(cause -> changes.add(
                        new Against.CauseChange(
                                run.contains(cause.getKey()) ? Against.State.GONE : Against.State.UNSEEN,
                                cause.getKey(), cause.getValue().title(), 0, cause.getValue().number())));
        return changes.stream().sorted((one, more) -> one.state().compareTo(more.state())).toList();
    }

    /// Of a cause that the other experiment has not.
    private Against.State ofHere(Cause cause) {
        return tried.contains(cause.id()) ? Against.State.NEW : Against.State.UNTRIED;
    }

    private static List<String> specs(Experiment experiment) {
        return experiment.toolchains().stream().map(toolchain -> toolchain.spec().text()).toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        Experiment there = other.experiment();
        note(notes, "mode", experiment.mode().text(), there.mode().text());
        note(notes, "cap-lints", experiment.capLints().text(), there.capLints().text());
        note(notes, "selections", String.join(" ", experiment.selections()), String.join(" ", there.selections()));
        note(notes, "limits", experiment.conditions().limits(), there.conditions().limits());
        int unfinished = other.unfinished();
        if (unfinished > 0) {
            notes.add(ReportModel.counted(unfinished, "crate") + " of " + there.name()
                    + (unfinished == 1 ? " is" : " are")
                    + " not done there: they count as not regressed.");
        }
        return notes;
    }

    private static void note(List<String> notes, String what, String here, String there) {
        if (!here.equals(there)) {
            notes.add(
                    "The " + what + " differ" + (what.endsWith("s") ? "" : "s") + ": \"" + here + "\" here, \"" + there
                            + "\" there.");
        }
    }

    /// Keeps the first of the crates of one kind.
    private static final class Gathering {
        private final List<Against.CrateChange> first = new ArrayList<>();
        private int number;

        void add(Against.CrateChange change) {
            number++;
            if (first.size() < MOST) {
                first.add(change);
            }
        }

        Against.Changes changes() {
            return new Against.Changes(number, first);
        }
    }
}
