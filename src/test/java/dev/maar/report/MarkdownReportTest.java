package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownReportTest {
    private static final int UNLIMITED = 100_000_000;
    private static final Pattern REST = Pattern.compile("… and (\\d+) more crates?: see (\\S+)");

    @Test
    void aCauseIsCutByItsShareAndSaysWhatWasLeftOut() {
        ReportModel model = SampleRuns.model(LargeSample.of(5, 9_000, 3_000));
        String text = MarkdownReport.text(model, MarkdownReport.LIMIT);
        assertThat(text.length()).isBetween(MarkdownReport.LIMIT * 8 / 10, MarkdownReport.LIMIT);
        List<Cause> causes = model.regressedCauses()
                .stream()
                .limit(MarkdownCauses.MOST_SECTIONS)
                .sorted((one, other) -> other.number() - one.number())
                .toList();
        int previous = MarkdownReport.LIMIT;
        for (Cause cause : causes.subList(0, 4)) {
            String section = text.substring(text.indexOf("Cause `" + cause.id()));
            Matcher rest = REST.matcher(section);
            assertThat(rest.find()).isTrue();
            int shown = (int) section.substring(0, rest.start()).lines().filter(line -> line.contains("* [")).count();
            assertThat(shown).isPositive().isLessThanOrEqualTo(previous + 3);
            assertThat(shown + Integer.parseInt(rest.group(1))).isEqualTo(cause.number());
            assertThat(rest.group(2)).isEqualTo("causes/" + cause.id() + ".txt");
            previous = shown;
        }
    }

    @Test
    void everyCauseThatIsShownHasACrate() {
        String text = MarkdownReport.text(SampleRuns.model(LargeSample.of(6, 3_000, 300)), MarkdownReport.LIMIT);
        String[] sections = text.split("\n#### ", -1);
        assertThat(sections.length).isGreaterThan(10);
        for (String section : List.of(sections).subList(1, sections.length)) {
            assertThat(section).containsAnyOf("* [", " further causes");
        }
    }

    @Test
    void theVerdictComesFirstAndWhatFailedThroughAPackageStandsUnderIt() {
        String text = MarkdownReport.text(SampleRuns.model(SampleRuns.pair()), MarkdownReport.LIMIT);
        assertThat(text.lines().skip(2).findFirst().orElseThrow()).startsWith("5 causes, 8 crates regressed");
        assertThat(text).containsPattern("\n\\* \\[try-lock-0\\.2\\.2].*\n  \\* \\[hyper-0\\.14\\.20]");
        assertThat(text).doesNotContain("… and", "left out");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverWasSaidTheSizeHoldsAndNoLineIsCut(long seed) {
        ReportModel model = SampleRuns.model(hostile(new Random(seed)));
        Set<String> whole = new HashSet<>(MarkdownReport.text(model, UNLIMITED).lines().toList());
        for (int limit : List.of(9_000, 20_000, MarkdownReport.LIMIT)) {
            String text = MarkdownReport.text(model, limit);
            assertThat(text.length()).isLessThanOrEqualTo(limit);
            assertThat(text.lines().filter(line -> !line.contains("… ")).filter(line -> !whole.contains(line)))
                    .isEmpty();
            assertThat(text.codePoints().filter(one -> Character.getType(one) == Character.SURROGATE)).isEmpty();
        }
    }

    private static ReportInput hostile(Random random) {
        SampleRuns sample = random.nextBoolean() ? SampleRuns.empty() : SampleRuns.emptyOfThree();
        int toolchains = sample.toolchains();
        int crates = 50 + random.nextInt(300);
        for (int number = 0; number < crates; number++) {
            String[] outcomes = new String[toolchains];
            for (int position = 0; position < toolchains; position++) {
                outcomes[position] = position == 0 && random.nextInt(4) > 0 ? "test-pass" : outcome(random);
            }
            sample.add(crate(random, number), outcomes);
        }
        return sample.input(ExperimentState.COMPLETED);
    }

    private static ExperimentCrate crate(Random random, int number) {
        CrateId id = switch (random.nextInt(4)) {
            case 0 -> new CrateId.Local(number + text(random, 300));
            case 1 -> new CrateId.Git("https://git.example/" + number + "/" + "x".repeat(random.nextInt(900)), "f00");
            default -> new CrateId.Registry("crate-" + number, "1.0.0");
        };
        return new ExperimentCrate(id, text(random, 200), null, null, "", null, null);
    }

    private static String outcome(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "build-fail:compiler-error(E0" + (100 + random.nextInt(900)) + ")";
            case 1 -> "build-fail:depends-on(local/" + text(random, 400).replace(",", "")
                    .replace("|", "")
                    .replace("+", "")
                    .replace(")", "")
                    .replace("(", "") + "x)";
            case 2 -> "test-fail:unknown +fails=tests::fine";
            case 3 -> "error";
            case 4 -> "build-fail:unknown";
            case 5 -> "broken:yanked";
            default -> "test-pass +warns=" + "lint".repeat(1 + random.nextInt(100));
        };
    }

    private static String text(Random random, int longest) {
        String signs = "a\\`*_[]<>|#!&~$@\u202e\u0000\ud83e\udd80\ud800\udc00\uffff\t\n(){}";
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest); left > 0; left--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
