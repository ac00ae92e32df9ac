package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrateNameTest {

    @ParameterizedTest
    @CsvSource({"a,1/a", "AB,2/ab", "fnv,3/f/fnv", "try-lock,tr/y-/try-lock", "Inflector,in/fl/inflector"})
    void isFiledInLowerCase(String name, String path) {
        assertThat(new CrateName(name).indexPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "a b", "é", "serde=1",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesWhatNoRegistryTakes(String name) {
        assertThatThrownBy(() -> new CrateName(name)).isInstanceOf(UserError.class)
                .hasMessageContaining("is no crate name");
    }

    @Test
    void readsARequestWithAnExactVersion() {
        CrateRequest request = CrateRequest.parse("try-lock@0.2.2");
        assertThat(request.name()).isEqualTo(new CrateName("try-lock"));
        assertThat(request.version()).contains("0.2.2");
        assertThat(CrateRequest.parse("fnv").version()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fnv@1.0", "fnv@", "fnv@v1.0.0", "fnv@1.0.0/..", "fnv@^1.0.0"})
    void wantsAWholeVersion(String text) {
        assertThatThrownBy(() -> CrateRequest.parse(text)).isInstanceOf(UserError.class)
                .hasMessageContaining("expected an exact version such as fnv@1.2.3");
    }
}
