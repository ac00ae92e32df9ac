package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows are those of cargo's reference, "Version requirement syntax".
final class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1.2.3              | 1.2.3 1.2.4 1.9.0     | 1.2.2 2.0.0 2.0.0-rc.1 1.3.0-rc.1",
            "1.2                | 1.2.0 1.9.9           | 1.1.9 2.0.0",
            "1                  | 1.0.0 1.9.9           | 0.9.9 2.0.0",
            "0.2.3              | 0.2.3 0.2.9           | 0.2.2 0.3.0",
            "0.2                | 0.2.0 0.2.9           | 0.1.9 0.3.0",
            "0.0.3              | 0.0.3                 | 0.0.2 0.0.4",
            "0.0                | 0.0.0 0.0.9           | 0.1.0",
            "0                  | 0.0.0 0.9.9           | 1.0.0",
            "^1.2.3             | 1.2.3 1.9.0           | 2.0.0",
            "~1.2.3             | 1.2.3 1.2.9           | 1.3.0",
            "~1.2               | 1.2.0 1.2.9           | 1.3.0",
            "~1                 | 1.0.0 1.9.9           | 2.0.0",
            "*                  | 0.0.0 99.0.0          | 1.0.0-rc.1",
            "1.*                | 1.0.0 1.9.9           | 2.0.0 0.9.0",
            "1.2.*              | 1.2.0 1.2.9           | 1.3.0",
            "0.*                | 0.0.0 0.9.9           | 1.0.0",
            "=1.2.3             | 1.2.3 1.2.3+build     | 1.2.4",
            "=1.2               | 1.2.0 1.2.9           | 1.3.0",
            "=1                 | 1.0.0 1.9.9           | 2.0.0",
            ">1.2.3             | 1.2.4 9.0.0           | 1.2.3 1.2.3+build",
            ">1.2               | 1.3.0                 | 1.2.9",
            ">1                 | 2.0.0                 | 1.9.9",
            ">=1.2              | 1.2.0 9.0.0           | 1.1.9",
            "<1.2               | 0.0.0 1.1.9           | 1.2.0 1.2.0-rc.1",
            "<=1.2.3            | 1.2.3                 | 1.2.4",
            "<=1.2              | 1.2.9                 | 1.3.0",
            ">=1.2, <2          | 1.2.0 1.9.9           | 2.0.0 1.1.9",
            ">= 1.2.0 , < 1.5   | 1.2.0 1.4.9           | 1.5.0",
            "^1.2.3-rc.1        | 1.2.3-rc.1 1.2.3-rc.2 1.2.3 1.9.0 | 1.2.3-beta 1.2.4-rc.1 2.0.0",
            ">=1.0.0-rc.1, <1.1 | 1.0.0-rc.1 1.0.0 1.0.9 | 1.0.1-rc.1 1.1.0-rc.1"
    })
    void containsWhatCargoSays(String range, String inside, String outside) {
        VersionRange parsed = VersionRange.parse(range).orElseThrow();
        assertThat(inside.split(" ")).allSatisfy(version -> assertThat(parsed.contains(version)).as(version).isTrue());
        assertThat(outside.split(" "))
                .allSatisfy(version -> assertThat(parsed.contains(version)).as(version).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1.2.3.4", "=>1", ">=1 <2", "1.2,", "01.2", "1.*.3", "1.*-rc.1", "1.2-rc.1", "^",
            "1.2.3 || 2", "*, <2", "99999999999"})
    void whatCargoWouldNotTakeIsNoRange(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<0.3       | >=0.2       | 0.2.0",
            "<0.3       | >=0.3       |",
            "1          | =1.4.0      | 1.4.0",
            "1          | 2           |",
            ">1.2.3     | <=1.2.4     | 1.2.4",
            ">1.2.3     | <1.2.4      |",
            ">1.2       | <1.3        |",
            "*          | =3.1.4      | 3.1.4",
            "*          | *           | 0.0.0",
            "=1.0.0-rc.1 | >=1.0.0-beta, <1.0.0 | 1.0.0-rc.1",
            ">2, <1     | *           |"
    })
    void saysWhichVersionTwoRangesBothContain(String one, String other, String version) {
        VersionRange first = VersionRange.parse(one).orElseThrow();
        VersionRange second = VersionRange.parse(other).orElseThrow();
        assertThat(first.common(second)).isEqualTo(Optional.ofNullable(version));
        assertThat(second.common(first)).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void whatIsNoVersionIsInNoRange() {
        assertThat(VersionRange.parse("*").orElseThrow().contains("one")).isFalse();
    }
}
