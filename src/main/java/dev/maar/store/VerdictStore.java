package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Repeats;
import dev.maar.outcome.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Keeps what the attempts at a crate were judged to mean, once nothing more is to be tried. One experiment's are read
/// through [RunStore].
public final class VerdictStore {
    private final Database database;

    VerdictStore(Database database) {
        this.database = database;
    }

    /// Stores a crate's judgements, one per candidate in the experiment's order, all or nothing; returns false where they are there
    /// already, and then nothing is changed.
    public boolean record(String experiment, CrateId crate, List<Judgement> judgements) {
        return database.inTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into verdict (experiment_crate_id, toolchain_position, comparison, verdict,
                                         baseline_good, baseline_counted, candidate_good, candidate_counted,
                                         inside, inside_verdict, inside_baseline_good, inside_baseline_counted,
                                         inside_candidate_good, inside_candidate_counted)
                    select experiment_crate.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from experiment_crate
                    join experiment on experiment.id = experiment_crate.experiment_id
                    where experiment.name = ? and crate_id = ?
                    on conflict do nothing""");
            for (int candidate = 0; candidate < judgements.size(); candidate++) {
                Judgement judgement = judgements.get(candidate);
                Repeats evidence = judgement.evidence();
                Inside inside = judgement.inside();
                batch.add(candidate + 1, judgement.comparison().text(), judgement.verdict().text(),
                        evidence.baselineGood(), evidence.baselineCounted(), evidence.candidateGood(),
                        evidence.candidateCounted(), inside.change().text(), inside.verdict().text(),
                        inside.evidence().baselineGood(), inside.evidence().baselineCounted(),
                        inside.evidence().candidateGood(), inside.evidence().candidateCounted(), experiment,
                        crate.id());
            }
            return Arrays.stream(batch.execute()).sum() == judgements.size();
        });
    }

    /// Reads which crates were seen to be flaky in experiments other than this one.
    public Set<CrateId> flakyElsewhere(String experiment) {
        return database.read(handle -> handle.select("""
                select distinct crate_id from experiment_crate
                join verdict on verdict.experiment_crate_id = experiment_crate.id
                join experiment on experiment.id = experiment_crate.experiment_id
                where ? in (verdict.verdict, verdict.inside_verdict) and experiment.name <> ?""",
                Verdict.FLAKY.text(), experiment)
                .map((row, _) -> CrateId.parse(row.getString("crate_id")))
                .set());
    }

    /// A row of the table `verdict` as one text, for [#judgement]: most are alike, and are understood once.
    static final String TEXT = """
            json_array(comparison, verdict, baseline_good, baseline_counted, candidate_good, candidate_counted,
                inside, inside_verdict, inside_baseline_good, inside_baseline_counted, inside_candidate_good,
                inside_candidate_counted)""";

    static Judgement judgement(String text) {
        List<String> words = JsonList.read(text);
        var inside = new Inside(Inside.Change.parse(words.get(6)), Verdict.parse(words.get(7)), repeats(words, 8));
        return new Judgement(Comparison.parse(words.getFirst()), Verdict.parse(words.get(1)), repeats(words, 2),
                inside);
    }

    private static Repeats repeats(List<String> words, int first) {
        List<Integer> numbers = words.subList(first, first + 4).stream().map(Integer::valueOf).toList();
        return new Repeats(numbers.getFirst(), numbers.get(1), numbers.get(2), numbers.get(3));
    }
}
