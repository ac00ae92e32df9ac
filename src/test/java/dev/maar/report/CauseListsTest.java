package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CauseListsTest {
    @TempDir
    private Path folder;

    @Test
    void everyCrateOfACauseIsInItsListHoweverMany() throws IOException {
        ReportInput input = LargeSample.of(4, 9_000, 8_000);
        ReportModel model = write(input);
        int listed = 0;
        for (Cause cause : model.regressedCauses()) {
            List<String> lines = Files.readAllLines(folder.resolve(CauseLists.link(cause.id())));
            assertThat(lines).hasSize(cause.number()).doesNotHaveDuplicates();
            listed += lines.size();
        }
        assertThat(listed).isEqualTo(8_000);
        assertThat(model.regressedCauses().getFirst().number()).isGreaterThan(Cause.MOST_MEMBERS);
    }

    @Test
    void whatWasFixedHasItsListTooAndALocalCrateIsAComment() throws IOException {
        ReportModel model = write(SampleRuns.pair());
        assertThat(folder.resolve(CauseLists.link(model.fixedCauses().getFirst().id()))).hasContent("newer@3.0.0");
        String local = model.regressedCauses()
                .stream()
                .filter(cause -> cause.roots().getFirst().packageId().startsWith("local/"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(Files.readString(folder.resolve(CauseLists.link(local)))).startsWith("# ");
        try (Stream<Path> files = Files.list(folder.resolve("causes"))) {
            assertThat(files).hasSize(model.regressedCauses().size() + model.fixedCauses().size());
        }
    }

    private ReportModel write(ReportInput input) throws IOException {
        try (CauseLists part = new CauseLists(folder)) {
            return SampleRuns.write(part, input);
        }
    }
}
