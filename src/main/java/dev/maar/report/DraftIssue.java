package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Colours;
import dev.maar.problem.VisibleText;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Drafts the issue that reports one cause, as the release team's triage of Crater's runs writes them: a root a paragraph, with its
/// number of crates apart by GitHub and registry, its owners, and the crates folded away.
///
/// What it is after is rust-forge's "Triaging Crater Runs" with the text that its `crater-generate-report` prints, and rust-lang/rust's form for
/// regressions. Foreign text is no markup in it.
final class DraftIssue {
    /// GitHub takes no longer text.
    static final int LONGEST = 65_536;

    private static final List<String> CHANNELS = List.of("stable", "beta", "nightly");
    private static final int LONGEST_DIAGNOSTIC = 12_000;
    private static final int MOST_ROOTS = 100;
    private static final int LONGEST_TITLE = 200;

    private final Experiment experiment;
    private final FactSource facts;

    DraftIssue(Experiment experiment, FactSource facts) {
        this.experiment = experiment;
        this.facts = facts;
    }

    /// The issue's title, a line of plain text.
    static String title(Cause cause) {
        String title = "regression: " + VisibleText.of(cause.title()).replace('\n', ' ');
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /// The issue's text in Markdown, of at most [#LONGEST] characters; crates that find no room are counted.
    String text(Cause cause) {
        List<String> roots = cause.roots().stream().limit(MOST_ROOTS).map(root -> root(cause, root)).toList();
        String head = head(cause);
        String tail = tail(cause);
        StringBuilder text = new StringBuilder(head);
        int left = LONGEST - head.length() - tail.length() - 200;
        int hidden = Math.max(0, cause.roots().size() - roots.size());
        for (int index = 0; index < roots.size(); index++) {
            int share = left / (roots.size() - index);
            String paragraph = paragraph(cause, cause.roots().get(index), roots.get(index), share);
            hidden += paragraph.isEmpty() ? 1 : 0;
            text.append(paragraph);
            left -= paragraph.length();
        }
        if (hidden > 0) {
            text.append("… and ").append(ReportModel.counted(hidden, "root")).append(" more: see the report.\n\n");
        }
        return text.append(tail).toString();
    }

    private String head(Cause cause) {
        StringBuilder head = new StringBuilder(ReportModel.counted(cause.number(), "crate"));
        head.append(cause.number() == 1 ? " fails" : " fail")
                .append(" with ")
                .append(names(cause.candidates()))
                .append(" and ")
                .append(cause.number() == 1 ? "does" : "do")
                .append(" not with ")
                .append(MarkdownText.of(experiment.baseline().spec().text()))
                .append(fault(cause))
                .append(". ")
                .append(cause.confirmed() == cause.number()
                        ? "Both sides were run again and showed it every time."
                        : (cause.confirmed() == 0 ? "None" : cause.confirmed()) + " of them "
                                + (cause.confirmed() > 1 ? "were" : "was") + " confirmed by running both sides again.")
                .append("\n\n");
        Cause.Example example = cause.example();
        if (!example.rendered().isBlank()) {
            head.append("From ")
                    .append(MarkdownText.of(example.crate().name()))
                    .append(" under ")
                    .append(MarkdownText.of(example.toolchain()))
                    .append(":\n\n")
                    .append(CodeBlock.of("text", cut(Colours.without(example.rendered()))))
                    .append('\n');
        }
        return head.toString();
    }

    private static String fault(Cause cause) {
        if (cause.blocked() == 0) {
            return cause.number() == 1 ? ", by its own code" : ", by their own code";
        }
        return cause.direct() == 0
                ? ", behind a package that fails"
                : ": " + cause.direct() + " by " + (cause.direct() == 1 ? "its" : "their") + " own code, "
                        + cause.blocked() + " behind a package that fails";
    }

    private static String cut(String text) {
        return new Excerpt(200, LONGEST_DIAGNOSTIC).of(text);
    }

    private static String names(List<String> toolchains) {
        return toolchains.stream().map(MarkdownText::of).collect(Collectors.joining(", "));
    }

    /// `root: vek-0.9.9 - 4 (4 gh, 0 crates.io) detected crates which regressed due to this; cc @yoanlcq`.
    private String root(Cause cause, Cause.Root root) {
        int all = root.direct() + root.blocked();
        List<CrateLine> members = members(cause, root);
        long gitHub = members.stream().filter(one -> one.id() instanceof CrateId.GitHub).count();
        long registry = members.stream().filter(one -> one.id() instanceof CrateId.Registry).count();
        String apart = members.size() == all ? " (" + gitHub + " gh, " + registry + " crates.io)" : "";
        String cc = Mentions.of(owners(root));
        return "root: " + MarkdownText.of(root.name()) + " - " + all + apart
                + " detected crates which regressed due to this" + (cc.isEmpty() ? "" : "; cc " + cc) + "\n";
    }

    private List<String> owners(Cause.Root root) {
        return CrateId.tryParse(root.packageId()).map(facts::owners).orElse(List.of());
    }

    private static List<CrateLine> members(Cause cause, Cause.Root root) {
        return cause.members().stream().filter(line -> line.root().equals(root.packageId())).toList();
    }

    /// Empty where there is no room for as much as the root's own line.
    private static String paragraph(Cause cause, Cause.Root root, String line, int room) {
        List<CrateLine> members = members(cause, root);
        String open = line + "<details>\n\n";
        String close = "\n</details>\n\n";
        int left = room - open.length() - close.length() - 60;
        if (left < 0) {
            return "";
        }
        StringBuilder items = new StringBuilder();
        int shown = 0;
        for (CrateLine member : members) {
            String item = " * " + item(member) + "\n";
            if (items.length() + item.length() > left) {
                break;
            }
            items.append(item);
            shown++;
        }
        int more = root.direct() + root.blocked() - shown;
        return open + items + (more == 0 ? "" : " * … and " + more + " more: see the report\n") + close;
    }

    private static String item(CrateLine member) {
        String name = MarkdownText.of(member.name());
        String outcome = member.runs()
                .stream()
                .skip(1)
                .map(RunLine::outcome)
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(MarkdownText::of)
                .collect(Collectors.joining(", "));
        return (member.url().isEmpty() ? name : "[" + name + "](" + member.url() + ")") + ": " + outcome;
    }

    private String tail(Cause cause) {
        Toolchain baseline = experiment.baseline();
        StringBuilder tail = new StringBuilder("### Version it worked on\n\n").append(version(baseline))
                .append("\n### Version with regression\n\n");
        for (Toolchain candidate : candidates(cause)) {
            tail.append(version(candidate)).append('\n');
        }
        tail.append("Found by maar (")
                .append(experiment.mode().text())
                .append(", cap-lints ")
                .append(experiment.capLints().text())
                .append("): `")
                .append(experiment.name())
                .append("`, cause `")
                .append(cause.id())
                .append("`.\n");
        String label = label(cause);
        return label.isEmpty() ? tail.toString() : tail + "\n@rustbot label " + label + "\n";
    }

    private List<Toolchain> candidates(Cause cause) {
        List<Toolchain> hit = new ArrayList<>();
        for (Toolchain candidate : experiment.candidates()) {
            if (cause.candidates().contains(candidate.spec().text())) {
                hit.add(candidate);
            }
        }
        return hit;
    }

    private static String version(Toolchain toolchain) {
        return MarkdownText.of(toolchain.spec().text()) + ":\n\n"
                + CodeBlock.of("text", toolchain.rustcVersion().isBlank()
                        ? "rustc " + toolchain.release()
                        : toolchain.rustcVersion());
    }

    /// Where both sides have the same compiler, as with a patched package, it is no regression of Rust's.
    private String label(Cause cause) {
        List<Toolchain> hit = candidates(cause);
        if (hit.isEmpty() || hit.stream().anyMatch(one -> one.release().equals(experiment.baseline().release()))) {
            return "";
        }
        String from = channel(experiment.baseline());
        String to = hit.stream().map(DraftIssue::channel).min(Comparator.comparingInt(CHANNELS::indexOf)).orElse("");
        return from.equals("stable") ? "+regression-from-stable-to-" + to + " +T-compiler" : "+regression-untriaged";
    }

    /// A compiler of one's own and a build of the CI count as nightlies.
    private static String channel(Toolchain toolchain) {
        String release = toolchain.release();
        if (release.matches("\\d+\\.\\d+\\.\\d+")) {
            return "stable";
        }
        return release.matches("(\\d.*-)?beta.*") ? "beta" : "nightly";
    }
}
