package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateEngineTest {
    private static final PageFrame FRAME = new PageFrame("<i>beta</i>", "", "", List.of(), List.of(), List.of(),
            List.of());

    @TempDir
    private Path templates;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{{ page.nothing }} ; index.html:2 ; nothing",
            "{{ nothing }} ; index.html:2 ; nothing",
            "{{ page.words.nothing }} ; index.html:2 ; nothing",
            "{{ page.words | nothing }} ; index.html:2 ; nothing",
            "{{ page.words | grouped }} ; index.html:2 ; number",
            "{{ page.number | counted }} ; index.html:2 ; noun",
            "{{ nothing() }} ; index.html:2 ; nothing",
            "{{ page.number + page }} ; index.html:2 ; ",
            "{% include \"nothing.html\" %} ; index.html:2 ; nothing.html",
            "{% import \"nothing.html\" %} ; index.html:2 ; nothing.html",
            "{% extends \"nothing.html\" %} ; index.html:2 ; nothing.html",
            "{% for a in page.words %} ; index.html:4 ; ",
            "{% nothing %} ; index.html:2 ; nothing",
            "{% include \"broken.html\" %} ; broken.html:3 ; nothing",
            "{{ page.words ; index.html:4 ; "})
    void aBrokenTemplateOfTheUsersIsNamedWithItsLine(String template, String where, String what) throws IOException {
        Files.writeString(templates.resolve("index.html"), "<html>\n" + template + "\n\n");
        Files.writeString(templates.resolve("broken.html"), "\n\n{{ nothing }}");
        assertThatThrownBy(() -> written("index.html")).isInstanceOf(UserError.class)
                .hasMessageStartingWith("report template " + templates.resolve(where) + ": ")
                .hasMessageContaining(what == null ? "" : what)
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{% include \"index.html\" %} ; index.html:2: it",
            "{% extends \"index.html\" %} ; index.html:2: it",
            "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }} ; index.html:2: it",
            "{% import \"macros.html\" %}{{ twice('a') }} ; macros.html:3: it",
            "{% include \"other.html\" %} ; index.html: it, or one that it uses,",
            "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }} ; index.html: it, or one that it uses,"})
    void aTemplateThatUsesItselfWithoutEndIsNamed(String template, String where) throws IOException {
        Files.writeString(templates.resolve("index.html"), "<html>\n" + template + "\n");
        Files.writeString(templates.resolve("other.html"), "{% include \"index.html\" %}");
        if (where.startsWith("macros")) {
            Files.writeString(templates.resolve("macros.html"),
                    "{# Take it\nby {% include \"macros.html\" %} #}{% macro twice(a) %}\n{{ twice(a) }}\n{% endmacro %}");
        }
        assertThatThrownBy(() -> written("index.html")).isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "report template " + templates + "/" + where + " includes or calls itself without end (")
                .hasNoCause();
    }

    @Test
    void aTemplateThatNestsTooDeepIsNamed() throws IOException {
        Path own = Files.writeString(templates.resolve("index.html"),
                "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}");
        assertThatThrownBy(() -> new TemplateEngine(templates).check(List.of("index.html")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("report template " + own + ": what is in it lies too deep");
    }

    @Test
    void aTemplateThatMakesTooMuchIsNamed() throws IOException {
        Path own = Files.writeString(templates.resolve("index.html"), "mine");
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                throw new OutOfMemoryError("made by hand");
            }

            @Override
            public void flush() {
                // It takes nothing.
            }

            @Override
            public void close() {
                // It takes nothing.
            }
        };
        assertThatThrownBy(() -> new TemplateEngine(templates).write("index.html", FRAME, new Given("", 1), full))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("report template " + own + ": it makes more than fits in memory (");
    }

    @Test
    void whatMaarsOwnTemplateMissesIsSaidToo() throws IOException {
        Files.writeString(templates.resolve("parts.html"), "{# no macro #}");
        assertThatThrownBy(() -> new TemplateEngine(templates).write("not-covered.html", FRAME,
                new PageUncovered(1, 1,
                        List.of(new PageUncovered.Group("broken", "", 1, "",
                                List.of(new PageUncovered.Reason("x", 1, "",
                                        List.of(new PageUncovered.Crate("a", "b", "", "")), 0))))),
                new StringWriter())).isInstanceOf(UserError.class)
                .hasMessageStartingWith("report template not-covered.html:")
                .hasMessageContaining(
                        "[linked] does not exist (this is maar's own template: one that it uses was changed in ");
    }

    @Test
    void syntaxIsLookedAtBeforeAnythingIsWritten() throws IOException {
        Files.writeString(templates.resolve("cause.html"), "{% for %}");
        assertThatThrownBy(() -> new TemplateEngine(templates).check(List.of("index.html", "cause.html")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("report template " + templates.resolve("cause.html:1"));
    }

    @Test
    void aTemplateOfTheUsersComesFirstAndTheOthersStay() throws IOException {
        Files.writeString(templates.resolve("layout.html"), "mine: {% block content %}{% endblock %}");
        Files.writeString(templates.resolve("index.html"),
                "{% extends \"layout.html\" %}{% block content %}{{ page.words }}, {{ frame.name }}, {{ page.number | counted(\"crate\") }}{% endblock %}");
        assertThat(written("index.html"))
                .isEqualTo(
                        "mine: &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;&amp;⟨U+202E⟩, &lt;i&gt;beta&lt;/i&gt;, 12,345 crates");
        new TemplateEngine(templates).check(List.of("causes.html"));
    }

    @Test
    void aStyleSheetOfTheUsersComesFirst() throws IOException {
        Path assets = templates.resolve("assets");
        Files.writeString(templates.resolve("style.css"), "body { color: rebeccapurple }");
        new TemplateEngine(templates).asset("style.css", assets);
        new TemplateEngine(templates).asset("copy.js", assets);
        assertThat(assets.resolve("style.css")).hasContent("body { color: rebeccapurple }");
        assertThat(assets.resolve("copy.js")).content().startsWith("// Puts a button");
    }

    @ParameterizedTest
    @CsvSource({"index.html, a text file in UTF-8", "style.css, a file"})
    void aFolderOrLinkToNowhereWhereAFileBelongsIsNotPassedOver(String name, String expected) throws IOException {
        Path own = Files.createDirectory(templates.resolve(name));
        assertRefused(name,
                own + " is a folder: expected " + expected + " that can be read; make it one, or remove it");
        Files.delete(own);
        Files.createSymbolicLink(own, Path.of("nowhere"));
        assertRefused(name, own + " is a link that leads nowhere: expected " + expected);
        Files.delete(own);
        Files.createSymbolicLink(own, Path.of(name));
        assertRefused(name, own + " is a link that leads nowhere: expected " + expected);
        Files.delete(own);
        Files.createSymbolicLink(own, Path.of("/dev/null"));
        assertRefused(name, own + " is neither a file nor a folder: expected " + expected);
        Files.delete(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "style.css"})
    void aFileThatCannotBeReadIsNotPassedOver(String name) throws IOException {
        // Root may read every file, but nobody the beginning of this one.
        Path unreadable = Path.of("/proc/self/mem");
        Path own = Files.createSymbolicLink(templates.resolve(name), unreadable);
        assertRefused(name, own + " cannot be read (");
        Files.delete(own);
    }

    @Test
    void aLinkToAFileIsAsGoodAsTheFile() throws IOException {
        Files.writeString(templates.resolve("mine"), "mine: ä");
        Files.createSymbolicLink(templates.resolve("index.html"), Path.of("mine"));
        Files.createSymbolicLink(templates.resolve("style.css"), Path.of("mine"));
        new TemplateEngine(templates).check(List.of("index.html"));
        new TemplateEngine(templates).checkAssets(List.of("style.css"));
        assertThat(written("index.html")).isEqualTo("mine: ä");
    }

    @Test
    void aTemplateInAnotherEncodingIsNamedWithItsLine() throws IOException {
        Path own = templates.resolve("index.html");
        Files.write(own, "<p>\n\u00e9</p>".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("index.html", own + ":2 is not UTF-8, it has the byte 0xE9: expected a text file in UTF-8");
        Files.write(own, "<p>\n</p>".getBytes(StandardCharsets.UTF_16));
        assertRefused("index.html", own + ":1 is not UTF-8, it has the byte 0xFE: expected a text file in UTF-8");
        Files.write(own, "<p>\n</p>".getBytes(StandardCharsets.UTF_16LE));
        assertRefused("index.html", own + ":1 is not UTF-8, it has a NUL: expected a text file in UTF-8");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNotPassedOver() throws IOException {
        Path file = Files.writeString(templates.resolve("file"), "");
        Path link = Files.createSymbolicLink(templates.resolve("link"), Path.of("nowhere"));
        assertThatThrownBy(() -> new TemplateEngine(file).check(List.of())).isInstanceOf(UserError.class)
                .hasMessageContaining(file + " is a file: expected a folder");
        assertThatThrownBy(() -> new TemplateEngine(link).check(List.of())).isInstanceOf(UserError.class)
                .hasMessageContaining(link + " is a link that leads nowhere: expected a folder");
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(PageFilters.grouped(1_234_567)).isEqualTo("1,234,567");
        assertThat(PageFilters.counted(1, "crate")).isEqualTo("1 crate");
        assertThat(List.of(0L, 999L, 1_000L, 9_949L, 9_960L, 999_499L, 999_500L, 310_000_000L, 1_200_000_000_000L)
                .stream()
                .map(PageFilters::brief))
                .containsExactly("0", "999", "1.0 k", "9.9 k", "10 k", "999 k", "1.0 M", "310 M", "1.2 T");
    }

    private void assertRefused(String name, String message) {
        TemplateEngine engine = new TemplateEngine(templates);
        assertThatThrownBy(() -> {
            if (name.endsWith(".html")) {
                engine.check(List.of(name));
            } else {
                engine.checkAssets(List.of(name));
            }
        }).isInstanceOf(UserError.class).hasMessageContaining(message);
    }

    private String written(String template) throws IOException {
        StringWriter out = new StringWriter();
        new TemplateEngine(templates).write(template, FRAME,
                new Given("<script>alert('1')</script> \"&\u202e", 12_345), out);
        return out.toString();
    }

    /// What the templates of these tests are given.
    public record Given(String words, int number) {}
}
