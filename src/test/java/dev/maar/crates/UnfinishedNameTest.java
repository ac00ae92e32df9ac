package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnfinishedNameTest {

    @Test
    void oneOfAProcessThatLivesIsNotLeft() {
        assertThat(UnfinishedName.of("leaf-1.0.0")).startsWith("leaf-1.0.0.")
                .satisfies(name -> assertThat(UnfinishedName.isLeft(name)).isFalse());
        assertThat(UnfinishedName.of("leaf")).isNotEqualTo(UnfinishedName.of("leaf"));
    }

    @Test
    void oneOfAProcessThatIsNoMoreIsLeft() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        String name = UnfinishedName.of("leaf")
                .replace("." + ProcessHandle.current().pid() + "-",
                        "." + process.pid() + "-");

        assertThat(UnfinishedName.isLeft(name)).isTrue();
    }

    @Test
    void otherNamesAreNeverLeft() {
        assertThat(UnfinishedName.isLeft("leaf-1.0.0")).isFalse();
        assertThat(UnfinishedName.isLeft("report.99999999999")).isFalse();
    }
}
