package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class JUnitReportTest {
    @TempDir
    private Path folder;

    @Test
    void everyCrateIsACaseAndTheNumbersAddUp() throws Exception {
        Element suite = suites(SampleRuns.pair()).getFirst();
        List<Element> cases = elements(suite, "testcase");
        assertThat(suite.getAttribute("tests")).isEqualTo("23").isEqualTo("" + cases.size());
        assertThat(suite.getAttribute("failures")).isEqualTo("8").isEqualTo("" + elements(suite, "failure").size());
        assertThat(suite.getAttribute("skipped")).isEqualTo("" + elements(suite, "skipped").size());
    }

    @Test
    void whatRegressedFailsWithWhatTheCompilerSaid() throws Exception {
        Element time = named(suites(SampleRuns.pair()).getFirst(), "reg/time/0.3.34");
        assertThat(time.getAttribute("classname")).isEqualTo("debian:bookworm/rustc-web.reg");
        assertThat(time.getAttribute("time")).isEqualTo("2.000");
        Element failure = elements(time, "failure").getFirst();
        assertThat(failure.getAttribute("type")).isEqualTo("build-fail:compiler-error(E0282)");
        assertThat(failure.getAttribute("message")).startsWith("E0282: no good");
        assertThat(failure.getTextContent()).contains("--> src/lib.rs:7:5", "root: time-0.3.34", "<script>");
    }

    @Test
    void whatIsUndecidedOrNotCoveredIsSkippedWithTheReason() throws Exception {
        Element suite = suites(SampleRuns.pair()).getFirst();
        assertThat(skipped(suite, "reg/random/1.0.0"))
                .isEqualTo("undecided: regressed, but flaky: baseline 2/2, candidate 1/2");
        assertThat(skipped(suite, "reg/gone/0.9.9")).startsWith("broken (cannot be prepared");
        assertThat(skipped(suite, "reg/stuck/1.0.0")).startsWith("build-fail, with new errors");
        assertThat(elements(named(suite, "reg/fnv/1.0.7"), "skipped")).isEmpty();
        assertThat(elements(named(suite, "reg/newer/3.0.0"), "failure")).isEmpty();
    }

    @Test
    void noTwoCasesHaveTheSameClassAndName() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Element suite : suites(SampleRuns.three())) {
            for (Element one : elements(suite, "testcase")) {
                assertThat(seen.add(one.getAttribute("classname") + " " + one.getAttribute("name"))).isTrue();
            }
        }
    }

    @Test
    void ofVeryManyOnlyThoseThatDifferAreCasesAndThereIsRoomForFailures() throws Exception {
        Element suite = suites(LargeSample.of(3, 12_000, 5_050)).getFirst();
        assertThat(suite.getAttribute("failures")).isEqualTo("5000");
        assertThat(elements(suite, "testcase").size()).isBetween(5_050, JUnitReport.MOST_CASES);
        assertThat(property(suite, "crates")).isEqualTo("12000");
        assertThat(property(suite, "cases")).isEqualTo("the crates that differ");
        assertThat(property(suite, "without room")).isEqualTo("50");
        assertThat(Files.size(folder.resolve(JUnitReport.FILE))).isLessThan(30_000_000);
    }

    @Test
    void whatXmlCannotHoldBecomesVisible() {
        assertThat(XmlLines.safe("a\u0000\ufffe\uffff\ud800\u0085\ud83e\udd80"))
                .isEqualTo("a⟨U+0000⟩⟨U+FFFE⟩⟨U+FFFF⟩⟨U+D800⟩⟨U+0085⟩\ud83e\udd80");
    }

    private static String property(Element suite, String name) {
        return elements(suite, "property").stream()
                .filter(one -> one.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getAttribute("value");
    }

    private static String skipped(Element suite, String name) {
        return elements(named(suite, name), "skipped").getFirst().getAttribute("message");
    }

    private static Element named(Element suite, String name) {
        return elements(suite, "testcase").stream()
                .filter(one -> one.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return new ArrayList<>(IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList());
    }

    private List<Element> suites(ReportInput input) throws Exception {
        try (JUnitReport part = new JUnitReport(input, folder)) {
            SampleRuns.write(part, input);
        }
        return elements(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(JUnitReport.FILE).toFile())
                .getDocumentElement(), "testsuite");
    }
}
