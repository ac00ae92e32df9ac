package dev.maar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.config.Configuration;
import dev.maar.config.LoadConfiguration;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Wanted;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Capacity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FixConditionsTest {
    private static final Capacity LARGE = new Capacity(List.of("runc", "runsc"), 8L << 30, 4);
    private static final Capacity SMALL = new Capacity(List.of("runc"), 8L << 30, 1);

    private final List<String> said = new ArrayList<>();

    @Test
    void anExperimentKeepsWhatTheConfigurationSays() {
        Conditions conditions = fix("sandbox.runtime=runsc", "sandbox.memory=1G", "confirm.attempts=5")
                .fix(LARGE, "sha256:1", true);
        assertThat(conditions.runtime()).isEqualTo("runsc");
        assertThat(conditions.limits()).startsWith("memory 1G, cpus 2, ");
        assertThat(conditions.attempts()).isEqualTo(new Wanted(5, 8));
        assertThat(conditions.ignoreQuirks()).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void aMachineWithOneProcessorGivesOneUnlessTwoWereAskedFor() {
        assertThat(fix().fix(SMALL, "sha256:1", false).limits()).startsWith("memory 4G, cpus 1, ");
        assertThat(said).containsExactly("sandbox.cpus is 1 here, as the machine does not have the usual 2");
        Conditions asked = fix("sandbox.cpus=2").fix(SMALL, "sha256:1", false);
        assertThatThrownBy(() -> fix().check(SMALL, asked, List.of())).isInstanceOf(UserError.class)
                .hasMessage("sandbox.cpus = 2: expected at most the machine's 1");
    }

    @Test
    void aQuirkThatAsksForMoreThanThereIsIsNamedWithItsLine() {
        Conditions conditions = fix().fix(LARGE, "sha256:1", false);
        assertThatThrownBy(() -> fix().check(LARGE, conditions, List.of(crate(null), crate("memory 12G"))))
                .isInstanceOf(UserError.class)
                .hasMessage("quirks.toml:7: memory = 12G: expected at most the machine's 8192M");
        assertThatThrownBy(() -> fix().check(LARGE, conditions, List.of(crate("cpus 8"))))
                .hasMessage("quirks.toml:7: cpus = 8: expected at most the machine's 4");
        assertThatCode(() -> fix().check(LARGE, conditions, List.of(crate("memory 8G, timeout 60m"))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsKeptGoesOverTheConfigurationAndIsSaidWhereTheyDiffer() {
        Conditions before = fix("sandbox.memory=1G").fix(LARGE, "sha256:1", false);
        fix("sandbox.memory=1G").sayWhatIsKept(LARGE, before);
        assertThat(said).isEmpty();
        fix("sandbox.memory=2G").sayWhatIsKept(LARGE, before);
        assertThat(said).singleElement()
                .asString()
                .startsWith(
                        "the configuration is another than at the start; this experiment goes on as it began: runtime runc, memory 1G, ")
                .endsWith(", " + new Wanted(3, 8).text());
        fix().sayWhatIsKept(SMALL,
                new Conditions("sha256:1", "runc", fix().limits(before).with("memory 4G, cpus 1").text(),
                        new Wanted(3, 8), false));
        assertThat(said).hasSize(1);
        assertThat(fix("sandbox.memory=2G").limits(before).memoryBytes()).isEqualTo(1L << 30);
    }

    @Test
    void theConfigurationFillsInWhatAnOlderMaarDidNotKeep() {
        var older = new Conditions("sha256:1", "runc", "memory 1G", Wanted.always(3), false);
        assertThat(fix("sandbox.pids=7").limits(older).text()).startsWith("memory 1G, cpus 2, processes 7, ");
    }

    private FixConditions fix(String... settings) {
        Configuration configuration = new LoadConfiguration(Path.of("/nowhere"), Map.of()).load(null,
                List.of(settings));
        return new FixConditions(configuration, said::add);
    }

    private static ExperimentCrate crate(@Nullable String limits) {
        Quirk quirk = limits == null
                ? null
                : new Quirk(false, false, false, limits, null, "because", "quirks.toml:7");
        return new ExperimentCrate(new CrateId.Local("a"), "local:a", "/a", null, "", null, null, quirk);
    }
}
