package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SarifReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theFileFitsTheOfficialSchema() throws IOException {
        for (ReportInput input : List.of(SampleRuns.pair(), SampleRuns.three(), SampleRuns.triple(),
                LargeSample.of(1, 200, 40))) {
            assertThat(officialProblems(sarif(input))).isEmpty();
        }
    }

    @Test
    void theOfficialSchemaIsReallyAsked() throws IOException {
        assertThat(officialProblems(MAPPER.readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}"))).isNotEmpty();
    }

    @Test
    void everyCrateThatRegressedIsAResultOfTheRuleThatIsItsCause() throws IOException {
        JsonNode run = sarif(SampleRuns.pair()).at("/runs/0");
        assertThat(run.get("results")).hasSize(8);
        JsonNode want = run.get("results")
                .valueStream()
                .filter(one -> one.at("/properties/crate").asText().equals("reg/want/0.3.0"))
                .findFirst()
                .orElseThrow();
        assertThat(want.at("/message/text").asText())
                .startsWith("want-0.3.0 regressed because try-lock-0.2.2 did: mismatched_lifetime_syntaxes: no good")
                .contains("\\[31mred");
        assertThat(want.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("try-lock-0.2.2/src/lib.rs");
        assertThat(want.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(7);
        JsonNode rule = run.at("/tool/driver/rules")
                .valueStream()
                .filter(one -> one.get("id").equals(want.get("ruleId")))
                .findFirst()
                .orElseThrow();
        assertThat(rule.at("/help/text").asText())
                .isEqualTo("1 crate directly, 2 blocked; the report has them all in causes/" + rule.get("id").asText()
                        + ".txt");
        assertThat(want.at("/partialFingerprints/maarCause~1v1")).isEqualTo(want.get("ruleId"));
    }

    @Test
    void eachCandidateIsARunOfItsOwnCategory() throws IOException {
        JsonNode runs = sarif(SampleRuns.three()).get("runs");
        assertThat(runs.valueStream().map(run -> run.at("/automationDetails/id").asText()))
                .containsExactly("maar/debian%253Abookworm%252Frustc-web/", "maar/debian%253Atrixie/");
    }

    @Test
    void whatGitHubWouldRefuseIsLeftOutAndCounted() throws IOException {
        JsonNode run = sarif(LargeSample.of(2, SarifReport.MOST_RESULTS + 3, SarifReport.MOST_RESULTS + 3))
                .at("/runs/0");
        assertThat(run.get("results")).hasSize(SarifReport.MOST_RESULTS);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
                .startsWith("3 more crates regressed");
        assertThat(compressed(folder.resolve(SarifReport.FILE))).isLessThan(10_000_000);
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.size();
    }

    private static List<?> officialProblems(JsonNode sarif) throws IOException {
        String name = "/schema/sarif-schema-2.1.0.json";
        try (InputStream in = Objects.requireNonNull(SarifReportTest.class.getResourceAsStream(name), name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(MAPPER.readTree(in))
                    .validate(sarif);
        }
    }

    private JsonNode sarif(ReportInput input) throws IOException {
        try (SarifReport part = new SarifReport(input.experiment(), folder)) {
            SampleRuns.write(part, input);
        }
        return MAPPER.readTree(folder.resolve(SarifReport.FILE).toFile());
    }
}
