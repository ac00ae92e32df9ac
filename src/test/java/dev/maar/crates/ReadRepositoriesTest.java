package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list of public repositories (`field-crater` 1.3).
final class ReadRepositoriesTest {
    private static final String HEADER = "id,name,has_cargo_toml,has_cargo_lock\n";

    @Test
    void rowsWithBothFilesAreTakenWithTheirLines() {
        assertThat(ReadRepositories.of("l.csv", HEADER + "1,a/b,true,true\n2,a/c,true,false\n\"3\n\",a/d,true,true\n"
                + "4,a/e,true,true\n")).containsExactly(
                        new ReadRepositories.Entry(new CrateId.GitHub("a", "b", null), "l.csv:2"),
                        new ReadRepositories.Entry(new CrateId.GitHub("a", "d", null), "l.csv:4"),
                        new ReadRepositories.Entry(new CrateId.GitHub("a", "e", null), "l.csv:6"));
    }

    @Test
    void columnsAreFoundByTheirNames() {
        assertThat(ReadRepositories.of("l.csv", "has_cargo_lock,stars,name,has_cargo_toml\ntrue,1,a/b,true\n"))
                .extracting(ReadRepositories.Entry::crate)
                .containsExactly(new CrateId.GitHub("a", "b", null));
    }

    @Test
    void aMissingColumnIsOneLine() {
        assertThatThrownBy(() -> ReadRepositories.of("l.csv", "id,name,has_cargo_toml\n1,a/b,true\n"))
                .isInstanceOf(UserError.class)
                .hasMessage("l.csv:1: there is no column \"has_cargo_lock\": expected name, has_cargo_toml,"
                        + " has_cargo_lock, as data/github.csv of rust-lang/rust-repos has them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2,a-b,true,true | l.csv:3: \"a-b\" is no repository's name: expected ORG/NAME",
            "2,a/b/c,true,true | l.csv:3: \"a/b/c\" is no repository's name: expected ORG/NAME",
            "2,a/..,true,true | l.csv:3: \"a/..\" is no repository's name: expected ORG/NAME",
            "2,a/b,yes,true | l.csv:3: has_cargo_toml is \"yes\": expected true or false",
            "2,a/b,true | l.csv:3: the row ends before its has_cargo_lock: expected as many cells as columns"})
    void aBadRowIsOneLine(String row, String message) {
        assertThatThrownBy(() -> ReadRepositories.of("l.csv", HEADER + "1,a/b,true,true\n" + row + "\n"))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void aQuoteThatNeverEndsAndAnEmptyListAreErrors() {
        assertThatThrownBy(() -> ReadRepositories.of("l.csv", HEADER + "1,\"a/b,true,true\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("l.csv: expected a list of repositories as CSV, but ");
        assertThatThrownBy(() -> ReadRepositories.of("l.csv", HEADER + "1,a/b,true,false\n"))
                .isInstanceOf(UserError.class)
                .hasMessage("l.csv: no repository in it has both a Cargo.toml and a Cargo.lock");
        assertThatThrownBy(() -> ReadRepositories.of("l.csv", "")).isInstanceOf(UserError.class);
    }
}
