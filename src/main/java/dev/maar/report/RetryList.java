package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import dev.maar.problem.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// Writes `retry-regressed-list.txt`: what is worth another run, in the syntax of `--crates file:`.
///
/// As in Crater these are `regressed`, `spurious-regressed` and `prepare-fail`, but at their exact versions; and what is
/// undecided, and what fails on both sides and got worse inside, each under any candidate. A local crate cannot be named in such a list, nor can one with a new line or
/// the like in its name; it stands there as a comment.
final class RetryList implements ReportPart {
    static final String NAME = "retry-regressed-list.txt";

    private static final Set<Comparison> RETRIED = EnumSet.of(Comparison.REGRESSED, Comparison.SPURIOUS_REGRESSED,
            Comparison.PREPARE_FAIL);

    private final Writer out;

    RetryList(Path staged) throws IOException {
        this.out = ReportFolder.text(staged, NAME);
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        if (crate.judgements().stream().anyMatch(RetryList::retried)) {
            out.write(line(crate.crate().pinned()) + "\n");
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        out.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static boolean retried(Judgement judgement) {
        return RETRIED.contains(judgement.comparison()) || judgement.undecided()
                || judgement.inside().change().worse();
    }

    static String line(CrateId crate) {
        return switch (crate) {
            case CrateId.Registry(var name, var version) -> entry(name + "@" + version);
            case CrateId.GitHub repository ->
                entry(repository.name() + (repository.sha() == null ? "" : "/" + repository.sha()));
            case CrateId.Git(var url, var sha) -> entry("git:" + url + (sha == null ? "" : "#" + sha));
            case CrateId.Local(var name) -> "# " + visible(name) + " is local: use local:DIR";
        };
    }

    /// A new line in a name would make two entries of it, of which the second could be any crate.
    private static String entry(String named) {
        String visible = visible(named);
        return visible.equals(named) ? named : "# " + visible + " cannot be named in a list";
    }

    private static String visible(String name) {
        return VisibleText.of(name).replace("\n", "⟨U+000A⟩");
    }
}
