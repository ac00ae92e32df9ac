package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CapacityTest {
    private final Capacity capacity = new Capacity(List.of("runc", "io.containerd.runc.v2"), 8L << 30, 2);

    private static Limits limits(long memory, double cpus) {
        return new Limits(memory, cpus, 64, 64L << 20, 16L << 20, Duration.ofSeconds(20), Duration.ofSeconds(20), 1024);
    }

    @Test
    void allThatThereIsMayBeUsed() {
        assertThatCode(() -> capacity.check("runc", limits(8L << 30, 2))).doesNotThrowAnyException();
    }

    @Test
    void anUnknownRuntimeNamesThoseThatTheEngineHas() {
        assertThatThrownBy(() -> capacity.check("runsc", limits(1 << 20, 1))).isInstanceOf(UserError.class)
                .hasMessage("sandbox.runtime = \"runsc\": expected one that the Docker engine has, which are"
                        + " io.containerd.runc.v2, runc, did you mean \"runc\"?");
    }

    @Test
    void moreMemoryThanTheMachineHasIsRefusedWithTheFigure() {
        assertThatThrownBy(() -> capacity.check("runc", limits(9L << 30, 1))).isInstanceOf(UserError.class)
                .hasMessage("sandbox.memory = 9G: expected at most the machine's 8192M");
    }

    @Test
    void moreProcessorsThanTheMachineHasAreRefusedWithTheFigure() {
        assertThatThrownBy(() -> capacity.check("runc", limits(1 << 20, 2.5))).isInstanceOf(UserError.class)
                .hasMessage("sandbox.cpus = 2.5: expected at most the machine's 2");
    }

    @Test
    void aCratesOwnLimitIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> capacity.checkLimits("quirks.toml:7: ", limits(9L << 30, 1)))
                .isInstanceOf(UserError.class)
                .hasMessage("quirks.toml:7: memory = 9G: expected at most the machine's 8192M");
    }

    @Test
    void whoAskedForNoNumberGetsNoMoreProcessorsThanThereAre() {
        var small = new Capacity(List.of("runc"), 8L << 30, 1);
        assertThat(small.withinProcessors(limits(1 << 20, 2))).isEqualTo(limits(1 << 20, 1));
        assertThat(capacity.withinProcessors(limits(1 << 20, 1.5))).isEqualTo(limits(1 << 20, 1.5));
    }
}
