package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The cases of one candidate in `junit.xml`, written as crates come.
///
/// A crate that regressed, as far as that can be believed, is a failure, as for `--fail-on regressed`. What is undecided or says nothing about the candidate is skipped, with the reason as its message: as a success
/// it would hide, as a failure it would make every run red for what a second look did not bear out.
final class JUnitSuite {
    private static final Excerpt SAID = new Excerpt(20, 1_500);
    private static final Excerpt MESSAGE = new Excerpt(1, 300);

    private final int candidate;
    private final boolean all;
    private final int most;
    private final BodyFile body;
    private final XmlLines xml;
    private int passed;
    private int failures;
    private int skipped;
    private int withoutRoom;
    private long millis;

    /// `most` is the room for failures, and for others.
    JUnitSuite(int candidate, boolean all, int most, BodyFile body) throws IOException {
        this.candidate = candidate;
        this.all = all;
        this.most = most;
        this.body = body;
        this.xml = new XmlLines(body.writer(), 2);
    }

    void add(CrateReport crate) throws IOException {
        Judgement judgement = crate.judgements().get(candidate);
        boolean differs = judgement.comparison().difference() || judgement.inside().change() != Inside.Change.NONE;
        if (!all && !differs) {
            return;
        }
        boolean failed = !judgement.undecided() && judgement.settled() == Comparison.REGRESSED;
        if ((failed ? failures : skipped + passed) >= most) {
            withoutRoom++;
            return;
        }
        String reason = failed ? "" : skippedFor(judgement);
        if (failed) {
            failures++;
        } else if (reason.isEmpty()) {
            passed++;
        } else {
            skipped++;
        }
        write(crate, failed, reason);
    }

    /// Why it says nothing about the candidate; empty where it says that all is well.
    private static String skippedFor(Judgement judgement) {
        if (judgement.undecided()) {
            return "undecided: " + judgement.text();
        }
        return switch (judgement.settled()) {
            case FIXED, TEST_SKIPPED, TEST_PASS -> "";
            case REGRESSED, SPURIOUS_REGRESSED, SPURIOUS_FIXED, UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL,
                    TEST_FAIL, SKIPPED ->
                judgement.text() + " (" + ComparisonWords.meaning(judgement.settled()) + ")";
        };
    }

    private void write(CrateReport crate, boolean failed, String reason) throws IOException {
        RunReport run = crate.runs().get(candidate + 1);
        Attempt attempt = run.counted();
        long took = attempt == null ? 0 : attempt.wallMillis();
        millis += took;
        // The toolchain is part of the class, for readers take cases of the same class and name for one; what is before the last dot is Jenkins's package.
        String[] attributes = {"classname", run.toolchain().spec().text() + "." + crate.id().reportFolder(), "name",
                crate.id().id(), "time", JUnitReport.seconds(took)};
        if (failed) {
            xml.start("testcase", attributes);
            failure(crate, run);
            xml.end();
        } else if (reason.isEmpty()) {
            xml.element("testcase", "", attributes);
        } else {
            xml.start("testcase", attributes);
            xml.element("skipped", "", "message", reason);
            xml.end();
        }
    }

    private void failure(CrateReport crate, RunReport run) throws IOException {
        FoundCause cause = FindCause.of(Signature.Direction.REGRESSED, crate.id().id(), run);
        Judgement judgement = crate.judgements().get(candidate);
        String evidence = judgement.verdict().text() + ": " + judgement.evidence().text();
        xml.element("failure",
                SAID.of(said(run, cause)) + "\n\nroot: " + (cause == null ? "" : cause.rootName()) + "\ncause: "
                        + (cause == null ? "" : cause.signature().id()) + "\n" + evidence + "\nlog: "
                        + LogFiles.link(run) + "\n",
                "message", cause == null ? judgement.text() : MESSAGE.of(cause.signature().title(cause.words())),
                "type", run.outcome().map(Outcome::text).orElse(""));
    }

    private static String said(RunReport run, @Nullable FoundCause cause) {
        return cause == null || cause.diagnostic() == null ? Evidence.of(run) : cause.diagnostic().plain();
    }

    int candidate() {
        return candidate;
    }

    BodyFile body() {
        return body;
    }

    int tests() {
        return passed + failures + skipped;
    }

    int failures() {
        return failures;
    }

    int skipped() {
        return skipped;
    }

    int withoutRoom() {
        return withoutRoom;
    }

    long millis() {
        return millis;
    }
}
