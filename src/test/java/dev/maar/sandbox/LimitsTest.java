package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Limits LIMITS = new Limits(1536L << 20, 1.5, 77, 8L << 30, 1000, Duration.ofMinutes(15),
            Duration.ofSeconds(90), 5L << 20);
    private static final Limits OTHERS = new Limits(1, 1, 1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);

    @Test
    void theTextCanBeReadBack() {
        assertThat(LIMITS.text()).isEqualTo("memory 1536M, cpus 1.5, processes 77, disk 8G, tmp 1000, timeout 15m,"
                + " inactivity 90s, log-size 5M");
        assertThat(OTHERS.with(LIMITS.text())).isEqualTo(LIMITS);
        assertThat(LIMITS.with(OTHERS.text())).isEqualTo(OTHERS);
    }

    @Test
    void onlyWhatIsNamedChanges() {
        assertThat(LIMITS.with("")).isEqualTo(LIMITS);
        assertThat(LIMITS.with("timeout 60m, cpus 2").text()).isEqualTo("memory 1536M, cpus 2, processes 77, disk 8G,"
                + " tmp 1000, timeout 60m, inactivity 90s, log-size 5M");
    }

    @Test
    void otherWordsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.with("memory=4G"));
        assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.with("memory 4 gigs"));
        assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.with("memory 0"));
    }
}
