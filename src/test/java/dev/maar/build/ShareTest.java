package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.Quirk;
import dev.maar.sandbox.Limits;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShareTest {
    private static final Limits ALL = new Limits(4L << 30, 1.5, 64, 8L << 30, 1 << 20, Duration.ofMinutes(15),
            Duration.ofMinutes(5), 1 << 20);

    @Test
    void aCrateWithoutAQuirkHasTheLimitsOfAllAndACompilerForEachProcessor() {
        Share share = Share.of(ALL, null);
        assertThat(share.limits()).isEqualTo(ALL);
        assertThat(share.environment()).isEqualTo(Map.of("CARGO_BUILD_JOBS", "2", "RUST_TEST_THREADS", "2"));
    }

    @Test
    void aQuirksLimitsGoOverThoseOfAll() {
        Share share = Share.of(ALL, quirk("memory 8G, cpus 4", null));
        assertThat(share.limits()).isEqualTo(ALL.with("memory 8G, cpus 4"));
        assertThat(share.environment()).isEqualTo(Map.of("CARGO_BUILD_JOBS", "4", "RUST_TEST_THREADS", "4"));
    }

    @Test
    void jobsAreTheCompilersAloneAndNotTheTests() {
        assertThat(Share.of(ALL, quirk("", 1)).environment())
                .isEqualTo(Map.of("CARGO_BUILD_JOBS", "1", "RUST_TEST_THREADS", "2"));
    }

    private static Quirk quirk(String limits, @Nullable Integer jobs) {
        return new Quirk(false, false, false, limits, jobs, "because", "quirks.toml:1");
    }
}
