package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Measures the impact of a change from the causes of what regressed.
final class MeasureImpact {
    private static final int MOST_ROOTS = 2_000;
    private static final int MOST_OWNERS = 1_000;
    private static final Comparator<Impact.RootCrate> MOST_CRATES_FIRST = Comparator
            .comparingInt((Impact.RootCrate root) -> -root.crates())
            .thenComparing(Impact.RootCrate::packageId);
    private static final Comparator<Impact.Owner> MOST_USERS_FIRST = Comparator
            .comparingLong((Impact.Owner owner) -> -Objects.requireNonNullElse(owner.downloads(), 0L))
            .thenComparingInt(owner -> -owner.packages().size())
            .thenComparing(Impact.Owner::name);

    private final FactSource facts;
    private final CratePage page;

    MeasureImpact(FactSource facts, CratePage page) {
        this.facts = facts;
        this.page = page;
    }

    Impact of(ReportModel model) {
        List<Impact.RootCrate> all = roots(model.regressedCauses());
        List<Impact.RootCrate> roots = all.stream().limit(MOST_ROOTS).toList();
        int affected = model.count(Comparison.REGRESSED);
        int direct = model.regressedCauses().stream().mapToInt(Cause::direct).sum();
        boolean warningsFirst = affected >= Impact.LINE;
        var impact = new Impact(roots, all.size() - roots.size(), affected, direct, affected - direct,
                model.undecided().number(), warningsFirst, sentence(model, affected), lints(model), owners(roots),
                facts.asOf(), "");
        return impact.withSection(new BreakingChanges(model, impact).text());
    }

    private List<Impact.RootCrate> roots(List<Cause> causes) {
        Map<String, Impact.RootCrate> roots = new LinkedHashMap<>();
        for (Cause cause : causes) {
            for (Cause.Root root : cause.roots()) {
                roots.merge(root.packageId(), root(cause, root), MeasureImpact::both);
            }
        }
        return roots.values().stream().sorted(MOST_CRATES_FIRST).toList();
    }

    private Impact.RootCrate root(Cause cause, Cause.Root root) {
        Optional<CrateId> id = CrateId.tryParse(root.packageId());
        return new Impact.RootCrate(root.packageId(), root.name(), id.map(page::url).orElse(""), root.tested(),
                root.direct(), root.blocked(), id.isPresent() ? facts.downloads(id.get()) : null,
                id.map(facts::owners).orElse(List.of()), List.of(cause.id()));
    }

    private static Impact.RootCrate both(Impact.RootCrate one, Impact.RootCrate other) {
        List<String> causes = new ArrayList<>(one.causes());
        causes.addAll(other.causes());
        return new Impact.RootCrate(one.packageId(), one.name(), one.url(), one.tested(), one.direct() + other.direct(),
                one.blocked() + other.blocked(), one.downloads(), one.owners(), causes);
    }

    private static String sentence(ReportModel model, int affected) {
        String bound = model.experiment().selections().equals(List.of("full"))
                ? ""
                : " Only part of the registry was built (" + String.join(" ", model.experiment().selections())
                        + "): the number is a lower bound.";
        return rule(affected) + bound;
    }

    private static String rule(int affected) {
        if (affected == 0) {
            return "No crate is affected: by the compiler's procedure for breaking changes the change can go straight to"
                    + " an error.";
        }
        return affected < Impact.LINE
                ? ReportModel.counted(affected, "crate") + (affected == 1 ? " is" : " are")
                        + " affected in all, roots and what is behind them, fewer than 10: by the compiler's procedure for"
                        + " breaking changes the change can go straight to an error, with pull requests to these crates."
                : affected + " crates are affected in all, roots and what is behind them, 10 or more: by the compiler's"
                        + " procedure for breaking changes warnings come first, unless the compiler team makes an exception.";
    }

    private static List<Impact.FutureLint> lints(ReportModel model) {
        List<Impact.FutureLint> lints = new ArrayList<>();
        for (int candidate = 0; candidate < model.lints().size(); candidate++) {
            String toolchain = model.experiment().candidates().get(candidate).spec().text();
            for (LintChange change : model.lints().get(candidate).changes()) {
                if (change.future() && change.louder() > 0) {
                    lints.add(
                            new Impact.FutureLint(candidate, toolchain, change.lint(), change.local(), change.louder(),
                                    change.more()));
                }
            }
        }
        return lints;
    }

    private static List<Impact.Owner> owners(List<Impact.RootCrate> roots) {
        Map<String, Impact.Owner> owners = new LinkedHashMap<>();
        for (Impact.RootCrate root : roots) {
            for (String name : root.owners()) {
                owners.merge(name, new Impact.Owner(name, List.of(root.name()), root.downloads()),
                        MeasureImpact::both);
            }
        }
        return owners.values().stream().sorted(MOST_USERS_FIRST).limit(MOST_OWNERS).toList();
    }

    private static Impact.Owner both(Impact.Owner one, Impact.Owner other) {
        List<String> packages = new ArrayList<>(one.packages());
        packages.addAll(other.packages());
        return new Impact.Owner(one.name(), packages, sum(one.downloads(), other.downloads()));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }
}
