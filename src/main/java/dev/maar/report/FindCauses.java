package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.FailureReason.CompilerError;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.Broken;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.Plain;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers the crates of one comparison by what made them fail: Crater's grouping, the cause with most crates first.
final class FindCauses {
    private final Map<Key, List<Member>> members = new LinkedHashMap<>();

    private FindCauses() {
    }

    /// What broke under a candidate.
    static List<Cause> regressed(List<CrateReport> crates) {
        return new FindCauses().of(crates, Comparison.REGRESSED);
    }

    /// What failed under the baseline, and no longer does.
    static List<Cause> fixed(List<CrateReport> crates) {
        return new FindCauses().of(crates, Comparison.FIXED);
    }

    private List<Cause> of(List<CrateReport> crates, Comparison wanted) {
        for (CrateReport crate : crates) {
            for (int candidate = 0; candidate < crate.judgements().size(); candidate++) {
                Judgement judgement = crate.judgements().get(candidate);
                if (!judgement.undecided() && judgement.settled() == wanted) {
                    add(crate, crate.runs().get(wanted == Comparison.FIXED ? 0 : candidate + 1), candidate);
                }
            }
        }
        return members.entrySet()
                .stream()
                .map(entry -> cause(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<Cause>comparingInt(cause -> -cause.crates().size())
                        .thenComparing(Cause::name)
                        .thenComparing(Cause::kind))
                .toList();
    }

    private void add(CrateReport crate, RunReport run, int candidate) {
        for (Key key : keys(run.outcome().orElseThrow())) {
            members.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Member(crate, run, candidate));
        }
    }

    private static List<Key> keys(Outcome outcome) {
        return switch (outcome) {
            case PrepareFail(var reason) -> keys(reason, outcome);
            case BuildFail(var reason) -> keys(reason, outcome);
            case TestFail(var reason) -> keys(reason, outcome);
            case Broken _,Plain _ -> List.of(new Key(Cause.Kind.OUTCOME, outcome.text()));
        };
    }

    private static List<Key> keys(FailureReason reason, Outcome outcome) {
        return switch (reason) {
            case DependsOn(var ids) -> keys(Cause.Kind.DEPENDENCY, ids);
            case CompilerError(var codes) -> keys(Cause.Kind.ERROR_CODE, codes);
            case FailureReason.Plain _ -> List.of(new Key(Cause.Kind.OUTCOME, outcome.text()));
        };
    }

    private static List<Key> keys(Cause.Kind kind, Collection<String> names) {
        return names.stream().map(name -> new Key(kind, name)).toList();
    }

    private static Cause cause(Key key, List<Member> members) {
        List<CrateReport> crates = members.stream().map(Member::crate).distinct().toList();
        List<String> candidates = members.stream()
                .sorted(Comparator.comparingInt(Member::candidate))
                .map(Member::name)
                .distinct()
                .toList();
        for (Member member : members) {
            String text = Evidence.of(member.run(), key.kind(), key.name());
            if (!text.isEmpty()) {
                return new Cause(key.kind(), key.name(), crates, candidates, text,
                        member.crate().id().reportName() + " under " + member.run().toolchain().spec().text());
            }
        }
        return new Cause(key.kind(), key.name(), crates, candidates, "", "");
    }

    private record Key(Cause.Kind kind, String name) {}

    private record Member(CrateReport crate, RunReport run, int candidate) {
        String name() {
            return crate.runs().get(candidate + 1).toolchain().spec().text();
        }
    }
}
