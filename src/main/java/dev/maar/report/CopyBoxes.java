package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.problem.VisibleText;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the texts that a reader copies from a cause's page: what shows it locally, what runs its crates again, an issue, and a line for the
/// owners.
final class CopyBoxes {
    static final String CAUSES = "causes";

    private final Experiment experiment;
    private final CratePage page;
    private final FactSource facts;

    CopyBoxes(Experiment experiment, CratePage page, FactSource facts) {
        this.experiment = experiment;
        this.page = page;
        this.facts = facts;
    }

    /// In the order in which they are needed; what nothing is known for is left out.
    List<CopyBox> of(Cause cause) {
        List<CopyBox> boxes = new ArrayList<>();
        boxes.add(new CopyBox("Reproduce locally with cargo", reproduction(cause.example())));
        boxes.add(new CopyBox("Run just these again", rerun(cause)));
        if (cause.signature().direction() == Signature.Direction.REGRESSED) {
            boxes.add(new CopyBox("Draft issue: title", DraftIssue.title(cause)));
            boxes.add(new CopyBox("Draft issue: text", new DraftIssue(experiment, facts).text(cause)));
            List<String> owners = owners(cause);
            if (!owners.isEmpty()) {
                boxes.add(new CopyBox("Tell the owners", line(cause, owners)));
            }
        }
        return boxes;
    }

    private String reproduction(Cause.Example example) {
        Toolchain toolchain = experiment.toolchains()
                .stream()
                .filter(one -> one.spec().text().equals(example.toolchain()))
                .findFirst()
                .orElseThrow();
        String capLints = experiment.mode().fixes() ? "" : experiment.capLints().text();
        return new Reproduction(page, capLints).of(example.source(), toolchain, example.step());
    }

    /// Where the list of a cause's crates is, relative to the report's folder.
    static String list(Cause cause) {
        return CAUSES + "/" + cause.id() + ".txt";
    }

    static List<String> entries(Cause cause) {
        return cause.members().stream().map(CrateLine::entry).toList();
    }

    private String rerun(Cause cause) {
        List<String> entries = entries(cause);
        String command = Rerun.command(experiment, cause.candidates(), entries, list(cause));
        return (Rerun.needsFile(entries) ? "# In this report's folder.\n" : "") + command + "\n";
    }

    private List<String> owners(Cause cause) {
        return cause.roots()
                .stream()
                .map(Cause.Root::packageId)
                .filter(id -> id.startsWith("reg/"))
                .flatMap(id -> CrateId.tryParse(id).stream())
                .flatMap(id -> facts.owners(id).stream())
                .distinct()
                .toList();
    }

    private static String line(Cause cause, List<String> owners) {
        String roots = cause.roots().stream().limit(5).map(Cause.Root::name).collect(Collectors.joining(", "));
        int more = cause.roots().size() - 5;
        return "cc " + Mentions.of(owners) + ": " + MarkdownText.of(roots)
                + (more > 0 ? " and " + ReportModel.counted(more, "more package") : "")
                + (cause.roots().size() == 1 ? " fails" : " fail") + " with "
                + MarkdownText.of(String.join(", ", cause.candidates())) + ": "
                + MarkdownText.of(VisibleText.of(cause.title())) + ". "
                + ReportModel.counted(cause.number(), "crate")
                + (cause.number() == 1 ? " is" : " are") + " affected.\n";
    }
}
