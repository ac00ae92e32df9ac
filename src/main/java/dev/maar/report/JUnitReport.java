package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes `junit.xml`, which continuous integration reads: a suite per candidate, a case per crate.
///
/// Up to [#MOST_CASES] cases in all, every crate is one. Where there are more, only crates that differ in some way are, for GitLab refuses a file of 30 MB or of 250,000 of its objects, and takes the first of
/// cases that have the same name; half of the room is kept for failures. A suite's properties say how many crates there are and how many of those that differ found no room.
final class JUnitReport implements ReportPart {
    static final String FILE = "junit.xml";
    static final int MOST_CASES = 10_000;

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Experiment experiment;
    private final Path staged;
    private final boolean all;
    private final List<JUnitSuite> suites = new ArrayList<>();

    JUnitReport(ReportInput input, Path staged) throws IOException {
        this.experiment = input.experiment();
        this.staged = staged;
        int candidates = experiment.candidates().size();
        this.all = (long) input.crates().count() * candidates <= MOST_CASES;
        int most = all ? MOST_CASES : MOST_CASES / candidates / 2;
        for (int candidate = 0; candidate < candidates; candidate++) {
            suites.add(new JUnitSuite(candidate, all, most, new BodyFile(staged, FILE + "." + candidate)));
        }
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        for (JUnitSuite suite : suites) {
            suite.add(crate);
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        Path file = staged.resolve(FILE);
        try (Writer out = ReportFolder.text(staged, FILE)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        }
        for (JUnitSuite suite : suites) {
            BodyFile head = new BodyFile(staged, FILE + ".head");
            XmlLines xml = new XmlLines(head.writer(), 1);
            head(xml, suite, model);
            xml.flush();
            head.appendTo(file);
            suite.body().writer().write("  </testsuite>\n");
            suite.body().appendTo(file);
        }
        BodyFile tail = new BodyFile(staged, FILE + ".tail");
        tail.writer().write("</testsuites>\n");
        tail.appendTo(file);
    }

    private void head(XmlLines xml, JUnitSuite suite, ReportModel model) throws IOException {
        Toolchain baseline = experiment.toolchains().getFirst();
        Toolchain candidate = experiment.candidates().get(suite.candidate());
        List<String> attributes = new ArrayList<>(List.of("name",
                candidate.spec().text() + " beside " + baseline.spec().text(), "tests", "" + suite.tests(), "failures",
                "" + suite.failures(), "errors", "0", "skipped", "" + suite.skipped(), "time",
                seconds(suite.millis())));
        Instant started = experiment.startedAt();
        if (started != null) {
            attributes.addAll(List.of("timestamp", TIMESTAMP.format(started.truncatedTo(ChronoUnit.SECONDS))));
        }
        xml.start("testsuite", attributes.toArray(String[]::new));
        xml.start("properties");
        property(xml, "experiment", experiment.name());
        property(xml, "mode", experiment.mode().text());
        property(xml, "cap-lints", experiment.capLints().text());
        property(xml, "baseline", baseline.spec().text() + " (" + baseline.release() + ")");
        property(xml, "candidate", candidate.spec().text() + " (" + candidate.release() + ")");
        property(xml, "summary", model.summary());
        property(xml, "crates", "" + model.total());
        property(xml, "cases", all ? "every crate" : "the crates that differ");
        property(xml, "without room", "" + suite.withoutRoom());
        xml.end();
    }

    private static void property(XmlLines xml, String name, String value) throws IOException {
        xml.element("property", "", "name", name, "value", value);
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    @Override
    public void close() throws IOException {
        try (Closer opened = new Closer()) {
            suites.forEach(suite -> opened.add(suite.body()));
        }
    }
}
