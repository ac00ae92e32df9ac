package dev.maar.report.read;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Repeats;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one crate of the file.
///
/// The comparison is the file's own word. Crater runs everything once: what differs there is *unconfirmed*.
final class ReadCrate {
    private static final String COMPARISON = "a comparison such as regressed, test-pass or spurious-regressed";

    private final Entry entry;
    private final CrateId id;
    private final List<List<Attempt>> attempts;
    private final List<Judgement> judgements;

    /// Throws [dev.maar.problem.UserError] for what no report can be made of.
    ReadCrate(Entry entry) {
        this.entry = entry;
        this.id = ReadIdentity.of(entry);
        List<@Nullable Entry> runs = entry.list("runs");
        if (runs.size() < 2) {
            throw entry.wrong("runs", "a list of two runs or more, each {\"res\": …, \"log\": …} or null");
        }
        this.attempts = runs.stream().map(ReadAttempts::of).toList();
        this.judgements = judgements();
    }

    CrateId id() {
        return id;
    }

    int toolchains() {
        return attempts.size();
    }

    /// Where the run's log is, as the file says, with `/` between the folders; empty where it does not.
    String log(int position) {
        Entry run = entry.list("runs").get(position);
        return run == null ? "" : run.textOrEmpty("log");
    }

    CrateRuns runs() {
        return new CrateRuns(new ExperimentCrate(id, entry.textOrEmpty("selection"), null, entry.textOrNull("checksum"),
                entry.textOrEmpty("status"), entry.textOrNull("source_hash"), entry.textOrNull("lockfile_hash"),
                quirk()), attempts, judgements);
    }

    private @Nullable Quirk quirk() {
        if (entry.isAbsent("quirk")) {
            return null;
        }
        Entry quirk = entry.object("quirk", "a quirk or null");
        Integer jobs = quirk.isAbsent("jobs") ? null : (int) quirk.numberOrZero("jobs");
        return new Quirk(quirk.truth("skip"), quirk.truth("skip_tests"), quirk.truth("broken"),
                quirk.textOrEmpty("limits"), jobs, quirk.textOrEmpty("reason"), quirk.textOrEmpty("place"));
    }

    private List<Judgement> judgements() {
        Comparison headline = comparison(entry);
        List<Entry> verdicts = entry.objects("verdicts");
        if (verdicts.isEmpty() && attempts.size() == 2) {
            return List.of(seenOnce(headline));
        }
        if (verdicts.size() != attempts.size() - 1) {
            throw entry.wrong("verdicts", "one verdict for each run but the first");
        }
        List<Judgement> read = new ArrayList<>();
        verdicts.forEach(verdict -> read.add(judgement(verdict)));
        return read;
    }

    private static Comparison comparison(Entry from) {
        return from.parsed("res", COMPARISON, Comparison::parse);
    }

    private static Judgement seenOnce(Comparison comparison) {
        return new Judgement(comparison, comparison.difference() ? Verdict.UNCONFIRMED : Verdict.NONE,
                Repeats.NOTHING, Inside.NOTHING);
    }

    private static Judgement judgement(Entry verdict) {
        return new Judgement(comparison(verdict), word(verdict), repeats(verdict), inside(verdict));
    }

    private static Verdict word(Entry entry) {
        return entry.parsed("verdict", "a verdict such as confirmed, unconfirmed or flaky", Verdict::parse);
    }

    private static Inside inside(Entry verdict) {
        if (verdict.isAbsent("inside")) {
            return Inside.NOTHING;
        }
        Entry inside = verdict.object("inside", "what differs inside, or null");
        return new Inside(inside.parsed("change", "a change such as new-errors", Inside.Change::parse), word(inside),
                repeats(inside));
    }

    private static Repeats repeats(Entry verdict) {
        if (verdict.isAbsent("evidence")) {
            return Repeats.NOTHING;
        }
        Entry evidence = verdict.object("evidence", "the numbers of attempts, or null");
        try {
            return new Repeats((int) evidence.numberOrZero("baseline_good"),
                    (int) evidence.numberOrZero("baseline_counted"), (int) evidence.numberOrZero("candidate_good"),
                    (int) evidence.numberOrZero("candidate_counted"));
        } catch (IllegalArgumentException _) {
            throw verdict.wrong("evidence", "numbers of which no more went well than were tried");
        }
    }
}
