package dev.maar.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a \"quote\" and a \\ back\\slash", "\"\"\"", "'", "line\nline\r\n\ttab",
            "\u0000\u0001\u001b[31m\u007f\u0085", "é ß 漢 🦀", "\u202e turned \u2066 \ufeff", "\u2028\u2029",
            "# no comment", "]] [[crate]]\nid = \"x\"", "\\u0041 \\U00000041", "\uDB40\uDC01 a tag"})
    void whatIsWrittenIsReadBackAsItWas(String text) throws Exception {
        String line = "key = " + TomlText.quoted(text) + "\nlist = " + TomlText.list(List.of(text, text)) + "\n";
        assertThat(line.lines()).hasSize(2);
        var read = new TomlMapper().readTree(line);
        assertThat(read.path("key").asText()).isEqualTo(text);
        assertThat(read.path("list").get(1).asText()).isEqualTo(text);
    }

    @Test
    void whatIsNotSeenIsWrittenAsItsNumber() {
        assertThat(TomlText.quoted("a\u202eb\u001bc\u200bd")).isEqualTo("\"a\\u202Eb\\u001Bc\\u200Bd\"");
        assertThat(TomlText.quoted("half \uD83E of one")).isEqualTo("\"half \uFFFD of one\"");
    }
}
