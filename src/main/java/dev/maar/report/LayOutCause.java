package dev.maar.report;

import dev.maar.outcome.StepResult;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;

/// Arranges the page of one cause, within bounds.
final class LayOutCause {
    private static final int MOST_ROOTS = 100;
    private static final int MOST_MEMBERS = 200;
    private static final int MOST_OWNERS = 4;
    private static final int BRIEF = 60;
    private static final Excerpt SAID = new Excerpt(120, 12_000);
    private static final Excerpt VARIANT = new Excerpt(40, 4_000);

    private final ReportModel model;
    private final Cause cause;
    private final CauseWords words;

    LayOutCause(ReportModel model, Cause cause) {
        this.model = model;
        this.cause = cause;
        this.words = CauseWords.of(cause, model);
    }

    /// `boxes` are texts to copy.
    PageCause page(List<CopyBox> boxes) {
        CrateLine example = cause.example().crate();
        StepResult step = cause.example().step();
        List<PageCause.Root> roots = cause.roots().stream().limit(MOST_ROOTS).map(this::root).toList();
        List<PageCause.Member> members = cause.members().stream().limit(MOST_MEMBERS).map(this::member).toList();
        return new PageCause(cause.id(), cause.signature().direction().text(), cause.title(), cause.signature().step(),
                cause.direct(), cause.blocked(), words.rows("1"), words.rows("0"), cause.downloads(), words.evidence(),
                words.state(), words.look(), words.since(),
                model.several() ? String.join(", ", cause.candidates()) : "", sides(),
                example.name(), PageLinks.crate(example.id()), step == null ? "" : String.join(" ", step.command()),
                roots, cause.roots().size() - roots.size(), variants(),
                cause.members().stream().anyMatch(line -> !line.owners().isEmpty()), members,
                cause.number() - members.size(),
                PageLinks.rows("cause", cause.id()), boxes);
    }

    /// The baseline, and the candidate that the example is of.
    private List<PageCause.Side> sides() {
        Cause.Example example = cause.example();
        return switch (cause.signature().direction()) {
            case REGRESSED ->
                List.of(side(0, example.beside()), side(candidate(example.toolchain()), example.rendered()));
            case FIXED ->
                List.of(side(0, example.rendered()), side(candidate(example.otherToolchain()), example.beside()));
        };
    }

    /// The same toolchain may be on both sides.
    private int candidate(String name) {
        List<Toolchain> toolchains = model.experiment().toolchains();
        int position = 1;
        while (position < toolchains.size() - 1 && !toolchains.get(position).spec().text().equals(name)) {
            position++;
        }
        return position;
    }

    private PageCause.Side side(int position, String said) {
        Toolchain toolchain = model.experiment().toolchains().get(position);
        RunLine run = cause.example().crate().runs().get(position);
        return new PageCause.Side(position == 0 ? "baseline" : "candidate", toolchain.release(),
                toolchain.spec().text(),
                run.words().isEmpty() ? "not run yet" : run.words(), run.look(),
                said.length() < BRIEF && said.indexOf('\n') < 0,
                DrawnText.of(said, SAID));
    }

    private PageCause.Root root(Cause.Root root) {
        return new PageCause.Root(root.name(), root.tested() ? PageLinks.crate(root.packageId()) : "", root.tested(),
                root.direct(), root.blocked(),
                PageLinks.rows("cause", cause.id(), "root", root.packageId(), "direct", "1"),
                PageLinks.rows("cause", cause.id(), "root", root.packageId(), "direct", "0"));
    }

    /// Where there is one it is the example.
    private List<PageCause.Variant> variants() {
        List<PageCause.Variant> variants = new ArrayList<>();
        if (cause.variants().size() > 1) {
            for (Cause.Variant one : cause.variants()) {
                variants.add(new PageCause.Variant(FoundCause.name(one.root()), one.place(), one.words(), one.crates(),
                        DrawnText.of(one.rendered(), VARIANT)));
            }
        }
        return variants;
    }

    private PageCause.Member member(CrateLine line) {
        return new PageCause.Member(line.name(), PageLinks.crate(line.id()), line.status(),
                line.direct() ? "" : FoundCause.name(line.root()), line.verdict(), cells(line), line.downloads(),
                owners(line.owners()));
    }

    static List<PageCause.Cell> cells(CrateLine line) {
        return line.runs().stream().map(LayOutCause::cell).toList();
    }

    private static PageCause.Cell cell(RunLine run) {
        return new PageCause.Cell(run.look(), run.words().isEmpty() ? "not run yet" : run.words(), run.outcome());
    }

    private static String owners(List<String> owners) {
        int more = owners.size() - MOST_OWNERS;
        return String.join(", ", owners.subList(0, Math.min(MOST_OWNERS, owners.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
