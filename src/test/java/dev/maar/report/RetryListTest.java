package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import org.junit.jupiter.api.Test;

final class RetryListTest {
    @Test
    void aCrateIsNamedAsListsNameIt() {
        assertThat(RetryList.line(new CrateId.Registry("fnv", "1.0.7"))).isEqualTo("fnv@1.0.7");
        assertThat(RetryList.line(new CrateId.GitHub("a", "b", "c0ffee"))).isEqualTo("a/b/c0ffee");
        assertThat(RetryList.line(new CrateId.Git("https://forge.example/ä", "c0ffee")))
                .isEqualTo("git:https://forge.example/ä#c0ffee");
    }

    @Test
    void aNewLineInANameMakesACommentOfOneLine() {
        assertThat(RetryList.line(new CrateId.Registry("fnv\nrand", "1.0.7")))
                .isEqualTo("# fnv⟨U+000A⟩rand@1.0.7 cannot be named in a list");
        assertThat(RetryList.line(new CrateId.GitHub("a", "b\r\nc", null)))
                .isEqualTo("# a/b⟨U+000D⟩⟨U+000A⟩c cannot be named in a list");
        assertThat(RetryList.line(new CrateId.Git("https://forge.example/a\nb", "c0ffee")))
                .isEqualTo("# git:https://forge.example/a⟨U+000A⟩b#c0ffee cannot be named in a list");
        assertThat(RetryList.line(new CrateId.Local("a\nb"))).isEqualTo("# a⟨U+000A⟩b is local: use local:DIR");
    }
}
