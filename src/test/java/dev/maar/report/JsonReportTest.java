package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theFileFitsThePublishedSchema() throws IOException {
        JsonNode pair = results(SampleRuns.pair());
        assertThat(schema().validate(pair)).isEmpty();
        assertThat(schema().validate(results(SampleRuns.three()))).isEmpty();
        JsonNode triple = results(SampleRuns.triple());
        assertThat(schema().validate(triple)).isEmpty();
    }

    @Test
    void theSchemaNamesEveryKeyThatIsWritten() throws IOException {
        for (ReportInput input : List.of(SampleRuns.pair(), SampleRuns.three(), SampleRuns.triple())) {
            JsonNode results = results(input);
            JsonNode strict = MAPPER.readTree(folder.resolve("report/results.schema.json").toFile());
            close(strict);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(strict)
                    .validate(results)).isEmpty();
        }
    }

    /// The published schema allows further keys, so that readers are not broken by them; here there must be none.
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(JsonReportTest::close);
    }

    @Test
    void whoIsHitAndWhomToTellIsThereWhereItIsKnown() throws IOException {
        ReportInput pair = SampleRuns.pair();
        JsonNode results = results(new ReportInput(pair.experiment(), pair.crates(), pair.flakyElsewhere(), pair.logs(),
                new FactSource() {
                    @Override
                    public Long downloads(CrateId crate) {
                        return 7L;
                    }

                    @Override
                    public List<String> owners(CrateId crate) {
                        return List.of("someone");
                    }
                }));
        assertThat(schema().validate(results)).isEmpty();
        assertThat(crate(results, "reg/fnv/1.0.7").get("downloads").asLong()).isEqualTo(7);
        assertThat(crate(results, "reg/fnv/1.0.7").get("owners")).isEmpty();
        assertThat(crate(results, "reg/want/0.3.0").at("/owners/0").asText()).isEqualTo("someone");
        assertThat(results.at("/summary/regressed_causes/0/downloads").asLong()).isEqualTo(21);
        assertThat(results.at("/summary/regressed_causes/0/example/crate").asText()).isEqualTo("reg/try-lock/0.2.2");
        assertThat(crate(results, "reg/want/0.3.0").get("cause").toString())
                .isEqualTo("{\"id\":" + results.at("/summary/regressed_causes/0/id")
                        + ",\"root\":\"reg/try-lock/0.2.2\",\"direct\":false}");
    }

    @Test
    void theSchemaRefusesWhatTheFileMustNotSay() throws IOException {
        JsonNode results = results(SampleRuns.pair());
        ((ObjectNode) results.get("crates").get(0)).put("res", "worse");
        assertThat(schema().validate(results)).isNotEmpty();
    }

    @Test
    void cratersKeysHaveCratersShape() throws IOException {
        JsonNode crate = results(SampleRuns.pair()).get("crates").get(0);
        assertThat(crate.get("name").asText()).isEqualTo("fnv-1.0.7");
        assertThat(crate.get("url").asText()).isEqualTo("https://crates.io/crates/fnv/1.0.7");
        assertThat(crate.at("/krate/Registry/version").asText()).isEqualTo("1.0.7");
        assertThat(crate.get("res").asText()).isEqualTo("test-pass");
        assertThat(crate.at("/runs/1/log").asText()).isEqualTo("logs/debian%3Abookworm%2Frustc-web/reg/fnv-1.0.7");
    }

    @Test
    void repositoriesHaveCratersIdentityAndTheCommitThatWasBuilt() throws IOException {
        SampleRuns sample = SampleRuns.empty();
        sample.add(
                new ExperimentCrate(new CrateId.GitHub("org", "later", null), "repos:l", null, "f00", "", null, null),
                "test-pass", "build-fail:unknown");
        sample.add(new ExperimentCrate(new CrateId.GitHub("org", "never", null), "repos:l", null, null, "", null, null),
                "broken:missing-git-repository", "broken:missing-git-repository");
        sample.add(
                new ExperimentCrate(new CrateId.Git("https://git.example/a b", "f00"), "git:x", null, "f00", "", null,
                        null),
                "test-pass", "build-fail:unknown");
        JsonNode results = results(sample.input(ExperimentState.COMPLETED));

        assertThat(schema().validate(results)).isEmpty();
        JsonNode later = results.get("crates").get(0);
        assertThat(later.get("krate").toString())
                .isEqualTo("{\"GitHub\":{\"org\":\"org\",\"name\":\"later\",\"sha\":\"f00\"}}");
        assertThat(later.get("name").asText()).isEqualTo("org.later.f00");
        assertThat(later.get("id").asText()).isEqualTo("gh/org/later");
        assertThat(later.at("/runs/0/log").asText()).isEqualTo("logs/debian%3Abookworm/gh/org.later");
        assertThat(results.get("crates").get(1).get("krate").toString())
                .isEqualTo("{\"GitHub\":{\"org\":\"org\",\"name\":\"never\",\"sha\":null}}");
        JsonNode git = results.get("crates").get(2);
        assertThat(git.get("krate").toString())
                .isEqualTo("{\"Git\":{\"url\":\"https://git.example/a b\",\"sha\":\"f00\"}}");
        assertThat(git.at("/runs/0/log").asText()).startsWith("logs/debian%3Abookworm/git/https%3A%2F%2Fgit.example");
        assertThat(folder.resolve("report/retry-regressed-list.txt")).content()
                .isEqualTo("org/later/f00\ngit:https://git.example/a b#f00\n");
    }

    @Test
    void ofVeryManyCratesThoseThatAreTheSameEverywhereAreToldInBrief() throws IOException {
        ReportInput pair = SampleRuns.pair();
        JsonNode results = results(new ReportInput(pair.experiment(), new CrateSource() {
            @Override
            public int count() {
                return KeptLogs.ALL + 1;
            }

            @Override
            public Stream<CrateRuns> crates() {
                return pair.crates().crates();
            }
        }, pair.flakyElsewhere(), pair.logs(), pair.facts()));

        assertThat(schema().validate(results)).isEmpty();
        assertThat(crate(results, "reg/fnv/1.0.7").at("/runs/0").properties()).extracting(Map.Entry::getKey)
                .containsExactly("res", "log", "log_link", "toolchain", "duration_ms", "cpu_ms", "peak_memory_bytes",
                        "tests", "errors");
        assertThat(crate(results, "reg/fnv/1.0.7").at("/runs/0/log").asText()).isEmpty();
        assertThat(folder.resolve("report/logs/debian%3Abookworm/reg/fnv-1.0.7")).doesNotExist();
        JsonNode regressed = crate(results, "reg/try-lock/0.2.2").at("/runs/1");
        assertThat(regressed.get("steps")).isNotEmpty();
        assertThat(logsOf(regressed)).containsExactly(true, false, false);
        JsonNode flaky = crate(results, "reg/random/1.0.0").at("/runs/1");
        assertThat(logsOf(flaky)).containsExactly(true, true);
    }

    /// Whether each attempt's log is there, which its link has to say.
    private List<Boolean> logsOf(JsonNode run) {
        Path logs = folder.resolve("report").resolve(run.get("log").asText());
        return run.get("attempts").valueStream().map(attempt -> {
            int number = attempt.get("number").asInt();
            boolean there = Files.exists(logs.resolve(number == 1 ? "log.txt" : "log-" + number + ".txt"));
            assertThat(attempt.get("log_link").asText().isEmpty()).isEqualTo(!there);
            return there;
        }).toList();
    }

    @Test
    void aRunThatIsMissingIsNullAndTheCrateUnknown() throws IOException {
        JsonNode results = results(SampleRuns.triple());
        JsonNode crate = results.get("crates").get(5);
        assertThat(crate.get("id").asText()).isEqualTo("reg/waits/0.1.0");
        assertThat(crate.get("res").asText()).isEqualTo("unknown");
        assertThat(crate.at("/runs/2").isNull()).isTrue();
        assertThat(results.at("/summary/unfinished").asInt()).isEqualTo(3);
    }

    @Test
    void aVerdictComesWithItsEvidenceAndEveryAttempt() throws IOException {
        JsonNode flaky = crate(results(SampleRuns.pair()), "reg/random/1.0.0");
        assertThat(flaky.get("res").asText()).isEqualTo("regressed");
        assertThat(flaky.get("verdict").asText()).isEqualTo("flaky");
        assertThat(flaky.at("/verdicts/0/evidence/text").asText()).isEqualTo("baseline 2/2, candidate 1/2");
        assertThat(flaky.at("/runs/1/res").asText()).isEqualTo("test-fail:unknown");
        assertThat(flaky.at("/runs/1/attempts").valueStream().map(attempt -> attempt.get("res").asText()))
                .containsExactly("test-fail:unknown", "test-pass");
        assertThat(flaky.at("/runs/1/attempts/1/purpose").asText()).isEqualTo("confirmation");
    }

    @Test
    void whatDiffersInsideACrateThatFailsOnBothSidesIsToldBesideCratersWord() throws IOException {
        JsonNode results = results(SampleRuns.pair());
        JsonNode stuck = crate(results, "reg/stuck/1.0.0");
        assertThat(stuck.get("res").asText()).isEqualTo("build-fail");
        JsonNode inside = stuck.at("/verdicts/0/inside");
        assertThat(inside.get("change").asText()).isEqualTo("new-errors");
        assertThat(inside.get("verdict").asText()).isEqualTo("confirmed");
        assertThat(inside.at("/evidence/text").asText()).isEqualTo("baseline 3/3, candidate 0/3");
        assertThat(inside.at("/new_errors/0/code").asText()).isEqualTo("E0277");
        assertThat(inside.get("gone_errors")).isEmpty();
        assertThat(crate(results, "reg/stumbles/1.0.0").at("/verdicts/0/inside/newly_failing_tests/0/name").asText())
                .isEqualTo("tests::fine");
        assertThat(crate(results, "reg/wavers/1.0.0").at("/verdicts/0/inside/verdict").asText()).isEqualTo("flaky");
        assertThat(crate(results, "reg/lessens/1.0.0").at("/verdicts/0/inside/gone_errors_count").asInt()).isOne();
        assertThat(crate(results, "reg/fnv/1.0.7").at("/verdicts/0/inside").isNull()).isTrue();
        assertThat(results.at("/summary/inside").toString())
                .isEqualTo("{\"new-failing-tests\":1,\"new-errors\":1}");
        assertThat(results.at("/summary/text").asText()).contains("3 build-fail (1 with new errors)",
                "2 test-fail (1 with tests failing that passed, 1 undecided inside)");
    }

    @Test
    void lintsAreCountedWhereBothSidesPassOrOneFailsForLintsAlone() throws IOException {
        JsonNode results = results(SampleRuns.pair());
        assertThat(results.at("/summary/candidates/0/lints").valueStream().map(JsonNode::toString)).containsExactly(
                "{\"kind\":\"warning\",\"lint\":\"mismatched_lifetime_syntaxes\",\"local\":true,\"more\":1,\"fewer\":0,\"crates\":1}",
                "{\"kind\":\"warning\",\"lint\":\"unused_variables\",\"local\":true,\"more\":1,\"fewer\":0,\"crates\":1}",
                "{\"kind\":\"warning\",\"lint\":\"dead_code\",\"local\":true,\"more\":0,\"fewer\":1,\"crates\":0}",
                "{\"kind\":\"warning\",\"lint\":\"<b>\",\"local\":false,\"more\":1,\"fewer\":0,\"crates\":1}",
                "{\"kind\":\"future-incompatible\",\"lint\":\"never_type_fallback\",\"local\":true,\"more\":2,\"fewer\":0,\"crates\":1}");
        assertThat(crate(results, "reg/warns/1.0.0").at("/verdicts/0/lints")).hasSize(4);
    }

    @Test
    void anExperimentWithoutCratesIsStillAReport() throws IOException {
        JsonNode results = results(SampleRuns.empty().input(ExperimentState.COMPLETED));
        assertThat(schema().validate(results)).isEmpty();
        assertThat(results.get("crates")).isEmpty();
    }

    @Test
    void eachOfSeveralCandidatesStandsBesideTheBaselineInCratersOwnShape() throws IOException {
        results(SampleRuns.three());
        JsonNode web = MAPPER.readTree(folder.resolve("report/crater/debian%3Abookworm%2Frustc-web.json").toFile());
        JsonNode trixie = MAPPER.readTree(folder.resolve("report/crater/debian%3Atrixie.json").toFile());
        assertThat(crateNamed(web, "slab-0.4.2").get("res").asText()).isEqualTo("regressed");
        assertThat(crateNamed(trixie, "slab-0.4.2").get("res").asText()).isEqualTo("test-pass");
        assertThat(crateNamed(trixie, "both-1.0.0").toString()).isEqualTo("{\"name\":\"both-1.0.0\","
                + "\"url\":\"https://crates.io/crates/both/1.0.0\",\"krate\":{\"Registry\":{\"name\":\"both\",\"version\":\"1.0.0\"}},"
                + "\"status\":\"\",\"res\":\"regressed\",\"runs\":[{\"res\":\"test-fail:unknown\",\"log\":\"logs/debian%3Abookworm/reg/both-1.0.0\"},"
                + "{\"res\":\"build-fail:compiler-error(E0308)\",\"log\":\"logs/debian%3Atrixie/reg/both-1.0.0\"}]}");
        results(SampleRuns.pair());
        assertThat(folder.resolve("report/crater")).doesNotExist();
    }

    private static JsonNode crateNamed(JsonNode results, String name) {
        return results.get("crates")
                .valueStream()
                .filter(crate -> crate.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode crate(JsonNode results, String id) {
        return results.get("crates")
                .valueStream()
                .filter(crate -> crate.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode results(ReportInput input) throws IOException {
        Path report = folder.resolve("report");
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(input, report);
        return MAPPER.readTree(report.resolve("results.json").toFile());
    }

    private Schema schema() throws IOException {
        String text = Files.readString(folder.resolve("report/results.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
}
