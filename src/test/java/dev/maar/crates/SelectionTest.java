package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectionTest {

    @Test
    void readsEveryFormAndKeepsTheWordAsGiven() {
        assertThat(Selection.parse("demo")).isEqualTo(new Selection.Demo("demo"));
        assertThat(Selection.parse("list:a, b@1.2.3"))
                .isEqualTo(new Selection.Names("list:a, b@1.2.3", List.of("a", "b@1.2.3")));
        assertThat(Selection.parse("file:x/y.txt"))
                .isEqualTo(new Selection.NamesFile("file:x/y.txt", Path.of("x/y.txt")));
        assertThat(Selection.parse("file:https://example.org/l"))
                .isEqualTo(new Selection.NamesPage("file:https://example.org/l", URI.create("https://example.org/l")));
        assertThat(Selection.parse("http://example.org/l"))
                .isEqualTo(new Selection.NamesPage("http://example.org/l", URI.create("http://example.org/l")));
        assertThat(Selection.parse("failed:beta-1"))
                .isEqualTo(new Selection.Past("failed:beta-1", PastCrates.Which.FAILED, "beta-1"));
        assertThat(Selection.parse("git:https://git.example/a.git#v1")).isEqualTo(new Selection.Repository(
                "git:https://git.example/a.git#v1", RepositoryRequest.parse("https://git.example/a.git#v1")));
        assertThat(Selection.parse("repos:data/github.csv"))
                .isEqualTo(new Selection.RepositoryList("repos:data/github.csv", "data/github.csv"));
        assertThat(Selection.parse("repos:https://example.org/l.csv")).isEqualTo(
                new Selection.RepositoryList("repos:https://example.org/l.csv", "https://example.org/l.csv"));
        assertThat(Selection.parse("local:.")).isEqualTo(new Selection.LocalFolders("local:.", Path.of(".")));
    }

    @Test
    void readsTheFormsThatGoOverTheWholeRegistry() {
        assertThat(Selection.parse("full")).isEqualTo(new Selection.Everything("full"));
        assertThat(Selection.parse("top-1000"))
                .isEqualTo(new Selection.Top("top-1000", 1000, Catalogue.Order.DOWNLOADS));
        assertThat(Selection.parse("top-7:dependents"))
                .isEqualTo(new Selection.Top("top-7:dependents", 7, Catalogue.Order.DEPENDENTS));
        assertThat(Selection.parse("random-20:42")).isEqualTo(new Selection.Random("random-20:42", 20, 42));
        assertThat(Selection.parse("rdeps:serde"))
                .isEqualTo(new Selection.Dependents("rdeps:serde", "serde", null, Integer.MAX_VALUE));
        assertThat(Selection.parse("rdeps:rand@>=0.7, <0.9:50")).isEqualTo(new Selection.Dependents(
                "rdeps:rand@>=0.7, <0.9:50", "rand", VersionRange.parse(">=0.7, <0.9").orElseThrow(), 50));
    }

    @ParameterizedTest
    @CsvSource({"lst:a,list:", "flie:x,file:", "loca:x,local:", "faild:x,failed:", "Demo,demo", "serde,list:serde",
            "ful,full", "rdep:x,rdeps:"})
    void namesTheNearestForm(String text, String nearest) {
        assertThatThrownBy(() -> Selection.parse(text)).isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "selection \"" + text + "\" is of no known form, did you mean \"" + nearest + "\"?")
                .hasMessageContaining("file:PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "list:", "file:", "local: ", "github:a/b"})
    void refusesWhatSaysNothing(String text) {
        assertThatThrownBy(() -> Selection.parse(text)).isInstanceOf(UserError.class)
                .hasMessageContaining("(expected demo, full, top-N[:dependents]");
    }
}
