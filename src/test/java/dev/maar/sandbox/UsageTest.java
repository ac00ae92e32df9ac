package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UsageTest {
    @Test
    void readsControlGroupsOfTheFirstVersion() {
        assertThat(Usage.parse("""
                = cpuacct/cpuacct.usage
                1500000000
                = memory/memory.max_usage_in_bytes
                4096
                = memory/memory.oom_control
                oom_kill_disable 0
                under_oom 0
                oom_kill 3
                = pids/pids.events
                max 7
                = free
                131072 4096 262144 5000 6000
                12 4096 262144 5000 6000
                = io
                rchar: 300
                wchar: 44
                rchar: 1
                = processes
                12
                = end
                """)).contains(new Usage(Duration.ofMillis(1500), 4096, 3, 7, 1, 345, 12));
    }

    @Test
    void readsControlGroupsOfTheSecondVersion() {
        assertThat(Usage.parse("""
                = cpu.stat
                usage_usec 1500000
                user_usec 1000000
                = memory.peak
                4096
                = memory.events
                low 0
                oom 9
                oom_kill 3
                = pids.events
                max 7
                = free
                = end
                """)).contains(new Usage(Duration.ofMillis(1500), 4096, 3, 7, 0, 0, 0));
    }

    @Test
    void aPlaceIsFullWithoutBytesOrWithoutInodesForFiles() {
        assertThat(fullPlaces("400 4096 131072 10 10")).isOne();
        assertThat(fullPlaces("100000 4096 131072 0 10")).isOne();
        assertThat(fullPlaces("100000 4096 131072 0 0")).as("it counts no inodes").isZero();
        assertThat(fullPlaces("400 4096 512 10 10")).as("small, and almost empty").isZero();
        assertThat(fullPlaces("what is this")).isZero();
    }

    private static int fullPlaces(String line) {
        return Usage.parse("= free\n" + line + "\n= end\n").orElseThrow().fullPlaces();
    }

    @Test
    void whatDidNotRunToItsEndIsNoMeasurement() {
        assertThat(Usage.parse("OCI runtime exec failed: exec failed: cannot allocate memory\n")).isEmpty();
        assertThat(Usage.parse("= free\n= end")).isEmpty();
    }
}
