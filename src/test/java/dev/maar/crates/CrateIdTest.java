package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Crater's spelling of crates (`field-crater` 1.4).
final class CrateIdTest {

    @ParameterizedTest
    @CsvSource({
            "reg/fnv/1.0.7, fnv-1.0.7, reg, fnv",
            "gh/rust-lang/log, rust-lang.log, gh, rust-lang/log",
            "gh/rust-lang/log/f00, rust-lang.log.f00, gh, rust-lang/log",
            "local/mine, mine (local), local, mine",
            "git/https%3A%2F%2Fgit%2Eexample%2Fa%2Db, https://git.example/a-b, git, https://git.example/a-b",
            "git/https%3A%2F%2Fgit%2Eexample%2Fa/f00, https://git.example/a.f00, git, https://git.example/a"
    })
    void keysAndNamesAreCratersAndReadBack(String id, String reportName, String folder, String name) {
        CrateId crate = CrateId.parse(id);
        assertThat(crate.id()).isEqualTo(id);
        assertThat(crate.reportName()).isEqualTo(reportName);
        assertThat(crate.reportFolder()).isEqualTo(folder);
        assertThat(crate.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reg/a", "gh/a", "gh/a/b/c/d", "local/a/b", "git", "path/a"})
    void anythingElseIsNoKey(String id) {
        assertThatThrownBy(() -> CrateId.parse(id)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no crate id");
    }

    @Test
    void theOrderOfKindsIsCraters() {
        List<CrateId> sorted = List.of(new CrateId.Registry("z", "1.0.0"), new CrateId.GitHub("a", "b", null),
                new CrateId.Local("a"), new CrateId.Git("https://a.example/b", null));
        assertThat(sorted.reversed().stream().sorted().toList()).isEqualTo(sorted);
    }
}
