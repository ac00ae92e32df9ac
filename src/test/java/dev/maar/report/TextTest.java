package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.crates.GitHubSite;
import dev.maar.problem.VisibleText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The small writers of names, links and foreign text.
final class TextTest {

    @Test
    void folderNamesAreSafeAndSingle() {
        assertThat(FolderName.of("debian:bookworm/rustc-web")).isEqualTo("debian%3Abookworm%2Frustc-web");
        assertThat(FolderName.of("path:/x/y z")).isEqualTo("path%3A%2Fx%2Fy z");
        assertThat(FolderName.of("1.0+bar")).isEqualTo("1.0+bar");
        assertThat(FolderName.of("..")).isEqualTo("%2E%2E");
        assertThat(FolderName.of("ü\n")).isEqualTo("%C3%BC%0A");
    }

    @Test
    void differentTextsNeverShareAFolder() {
        String longText = "path:/" + "x".repeat(4_000);
        Set<String> names = new HashSet<>();
        for (String text : List.of("", "%", ".", "..", "%2E", "a/b", "a%2Fb", "a\\b", longText + "1", longText + "2")) {
            assertThat(names.add(FolderName.of(text))).as(text).isTrue();
        }
        assertThat(names).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(150));
    }

    @Test
    void linksAskForExactlyTheNameOnDisk() {
        assertThat(Links.path("logs/debian%3Abookworm/reg/a-1.0+b/log.txt"))
                .isEqualTo("logs/debian%253Abookworm/reg/a-1.0%2Bb/log.txt");
        assertThat(Links.path("a b\"<#?ü")).isEqualTo("a%20b%22%3C%23%3F%C3%BC");
    }

    @Test
    void whatActsOnAScreenBecomesVisible() {
        assertThat(VisibleText.of("\u001b[31mred\r\u0000")).isEqualTo("⟨U+001B⟩[31mred⟨U+000D⟩⟨U+0000⟩");
        assertThat(VisibleText.of("a\u202eb\u2028\u009b\ud800")).isEqualTo("a⟨U+202E⟩b⟨U+2028⟩⟨U+009B⟩⟨U+D800⟩");
        assertThat(VisibleText.of("line\n\tnext é 🦀")).isEqualTo("line\n\tnext é 🦀");
    }

    @Test
    void excerptsSayThatTheyAreCut() {
        assertThat(new Excerpt(2, 100).of("a\nb\n")).isEqualTo("a\nb");
        assertThat(new Excerpt(2, 100).of("a\nb\nc")).isEqualTo("a\nb\n… the log has the rest");
        assertThat(new Excerpt(9, 3).of("ab🦀c")).isEqualTo("ab\n… the log has the rest");
        assertThat(new Excerpt(1, 1).of("")).isEmpty();
    }

    @Test
    void cellsAreNoFormulas() {
        assertThat(CsvReport.safe("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvReport.safe("\t=1")).isEqualTo("'\t=1");
        assertThat(CsvReport.safe("fnv")).isEqualTo("fnv");
    }

    @Test
    void markdownStaysText() {
        assertThat(MarkdownText.of("lazy_static [x](y) <b> `c`\n# d"))
                .isEqualTo("lazy_static \\[x\\](y) \\<b\\> \\`c\\` \\# d");
        assertThat(MarkdownText.of("- x")).isEqualTo("\\- x");
    }

    @Test
    void timesAndSizesAreShort() {
        assertThat(Measures.duration(0)).isEqualTo("0.0 s");
        assertThat(Measures.duration(9_960)).isEqualTo("10 s");
        assertThat(Measures.duration(185_000)).isEqualTo("3 min 5 s");
        assertThat(Measures.duration(7_800_000)).isEqualTo("2 h 10 min");
        assertThat(Measures.memory(300L << 20)).isEqualTo("300 MB");
    }

    @Test
    void onlyANamedRegistryHasPages() {
        CrateId crate = new CrateId.Registry("a", "1.0.0+b");
        assertThat(new CratePage("crates.io").url(crate)).isEqualTo("https://crates.io/crates/a/1.0.0%2Bb");
        assertThat(new CratePage("sparse+http://127.0.0.1:80/").url(crate)).isEmpty();
        assertThat(new CratePage("crates.io").url(new CrateId.Local("a"))).isEmpty();
    }

    @Test
    void repositoriesHaveTheirPages() {
        var pages = new CratePage("crates.io", GitHubSite.parse("git.example"));
        var log = new CrateId.GitHub("rust-lang", "log", null);
        assertThat(pages.url(log)).isEqualTo("https://git.example/rust-lang/log");
        assertThat(pages.url(log.at("f00"))).isEqualTo("https://git.example/rust-lang/log/tree/f00");
        assertThat(pages.url(new CrateId.Git("https://other.example/a", "f00"))).isEqualTo("https://other.example/a");
        assertThat(pages.url(new CrateId.Git("git://other.example/a", "f00"))).isEmpty();
    }
}
