package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.crates.CrateId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonBesideTest {
    private static final Against.Changes NONE = new Against.Changes(0, List.of());

    @Test
    void saysAllOfIt() {
        var change = new Against.CrateChange(new CrateId.Registry("a", "1.0.0"), "a-1.0.0", "", "test-pass",
                "regressed", "c-1", "a-0.9.0");
        var against = new Against("beta-1", List.of("stable", "beta"), List.of("1.95.0", "beta-1"), List.of("Note."),
                List.of(new Against.CauseChange(Against.State.NEW, "c-1", "E0282: no", 1, 0)),
                new Against.Changes(1, List.of(change)), NONE, NONE, NONE, 0, 2);
        var history = new CrateHistory(List.of(new CrateHistory.Past("beta-1", "2026-11-20", "a-0.9.0", "regressed",
                List.of("stable", "beta"), List.of("test-pass", ""))), "beta-1");
        Impact impact = SampleRuns.model(MadeFacts.in(SampleRuns.pair())).beside().impact();
        ObjectNode node = JsonBeside.of(
                new Beside(impact, against, Map.of("reg/a/1.0.0", history), List.of("From a file."), "2026-11-19"));
        assertThat(node.at("/against/newly_regressed").toString()).isEqualTo("{\"number\":1,\"crates\":[{\"id\":"
                + "\"reg/a/1.0.0\",\"then\":\"test-pass\",\"now\":\"regressed\",\"cause\":\"c-1\",\"name_there\":\"a-0.9.0\"}]}");
        assertThat(node.at("/against/causes/0").toString()).isEqualTo(
                "{\"state\":\"new\",\"id\":\"c-1\",\"title\":\"E0282: no\",\"here\":1,\"there\":0}");
        assertThat(node.at("/history").toString()).isEqualTo("{\"reg/a/1.0.0\":{\"since\":\"beta-1\",\"past\":["
                + "{\"experiment\":\"beta-1\",\"day\":\"2026-11-20\",\"name\":\"a-0.9.0\",\"res\":\"regressed\","
                + "\"toolchains\":[\"stable\",\"beta\"],\"runs\":[\"test-pass\",\"\"]}]}}");
        assertThat(node.at("/impact/roots/0/package").asText()).isEqualTo("reg/try-lock/0.2.2");
        assertThat(node.at("/impact/owners/0/name").asText()).isEqualTo("alice");
        assertThat(node.at("/notes/0").asText()).isEqualTo("From a file.");
        assertThat(node.at("/downloads_as_of").asText()).isEqualTo("2026-11-19");
    }

    @Test
    void whatIsNotKnownIsNull() {
        ObjectNode node = JsonBeside.of(SampleRuns.model(SampleRuns.pair()).beside());
        assertThat(node.path("against").isNull()).isTrue();
        assertThat(node.path("downloads_as_of").isNull()).isTrue();
        assertThat(node.at("/impact/roots/0/downloads").isNull()).isTrue();
    }
}
