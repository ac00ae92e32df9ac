package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against what docs.rs's own library makes of the same options.
final class DocsRsTest {
    private static final String LIB = "{\"crate_types\":[\"lib\"],\"kind\":[\"lib\"]}";

    @Test
    void withoutOptionsItIsPlainRustdoc() throws UnreadableToml {
        assertThat(only("null").step().arguments()).containsExactly("rustdoc", "--lib", "-Zrustdoc-map", "--config",
                "build.rustdocflags=[\"--cfg\", \"docsrs\", \"-Z\", \"unstable-options\", \"--document-private-items\"]",
                "--frozen", "--message-format=json-diagnostic-rendered-ansi");
    }

    @Test
    void everyOptionIsPassedOnInDocsRssOrder() throws UnreadableToml {
        DocsRs library = only(
                """
                        {"docs":{"rs":{"features":["one","two"],"all-features":true,"no-default-features":true,
                        "targets":["x86_64-apple-darwin"],"default-target":"i686-unknown-linux-gnu","cargo-args":["-Zbuild-std"],
                        "rustc-args":["--cfg","a b"],"rustdoc-args":["--html-in-header","\\"x\\\\y"]}}}""");
        assertThat(library.step().arguments()).containsExactly("rustdoc", "--lib", "-Zrustdoc-map", "--features",
                "one two", "--all-features", "--no-default-features", "--config",
                "build.rustflags=[\"--cfg\", \"a b\"]", "-Zhost-config", "-Ztarget-applies-to-host", "--config",
                "host.rustflags=[\"--cfg\", \"a b\"]", "--config",
                "build.rustdocflags=[\"--cfg\", \"docsrs\", \"--html-in-header\", \"\\\"x\\\\y\", \"-Z\", \"unstable-options\", \"--document-private-items\"]",
                "--frozen", "--message-format=json-diagnostic-rendered-ansi");
        assertThat(library.environment(Map.of("RUSTFLAGS", "--cap-lints=forbid", "RUSTDOCFLAGS", ""))).containsOnly(
                entry("DOCS_RS", "1"), entry("RUSTC_BOOTSTRAP", "1"),
                entry("CARGO_ENCODED_RUSTFLAGS", "--cap-lints=forbid\u001f--cfg\u001fa b"),
                entry("CARGO_ENCODED_RUSTDOCFLAGS", "--cfg\u001fdocsrs\u001f--html-in-header\u001f\"x\\y\u001f-Z"
                        + "\u001funstable-options\u001f--document-private-items"));
    }

    @Test
    void theQuotedKeyIsReadTooAndAnEmptyListOfFeaturesIsOne() throws UnreadableToml {
        assertThat(only("{\"docs.rs\":{\"features\":[]}}").step().arguments()).startsWith("rustdoc", "--lib",
                "-Zrustdoc-map", "--features", "", "--config");
    }

    @Test
    void everyMemberWithALibraryIsDocumentedAndNothingElse() throws UnreadableToml {
        String bin = "{\"crate_types\":[\"bin\"],\"kind\":[\"bin\"]}";
        String example = "{\"crate_types\":[\"cdylib\"],\"kind\":[\"example\"]}";
        String script = "{\"crate_types\":[\"bin\"],\"kind\":[\"custom-build\"]}";
        String macro = "{\"crate_types\":[\"proc-macro\"],\"kind\":[\"proc-macro\"]}";
        String metadata = "warning: x\n{\"workspace_root\":\"/s\",\"packages\":["
                + entryOf("/s/Cargo.toml", bin + "," + example + "," + script, "null") + ","
                + entryOf("/s/a/Cargo.toml", bin + "," + LIB, "null") + ","
                + entryOf("/s/b/Cargo.toml", macro, "{}") + "]}\n";
        List<DocsRs> libraries = DocsRs.parse(metadata);
        assertThat(libraries).extracting(DocsRs::manifest).containsExactly("/s/a/Cargo.toml", "/s/b/Cargo.toml");
        assertThat(libraries.getFirst().step().arguments()).startsWith("rustdoc", "--lib", "-Zrustdoc-map",
                "--manifest-path", "/s/a/Cargo.toml", "--config");
        assertThat(DocsRs.parse(Fixture.text("ws.metadata.json"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"features\":\"one\"}        | features is no list",
            "{\"features\":[1]}            | features holds something that is no string",
            "{\"all-features\":\"yes\"}    | all-features is neither true nor false",
            "{\"rustdoc-args\":[\"a\\nb\"]} | there is a control character in it"
    })
    void whatDocsRsWouldNotTakeIsRefused(String options, String reason) {
        assertThatThrownBy(() -> only("{\"docs\":{\"rs\":" + options + "}}")).isInstanceOf(UnreadableToml.class)
                .hasMessage("Cargo.toml: [package.metadata.docs.rs]: " + reason);
    }

    @Test
    void aCommandLineHasAnEnd() {
        assertThatThrownBy(
                () -> only("{\"docs\":{\"rs\":{\"rustc-args\":[\"" + "x".repeat(50_001) + "\"]}}}"))
                .hasMessageContaining("rustc-args is longer than 50000 characters");
    }

    private static DocsRs only(String metadata) throws UnreadableToml {
        List<DocsRs> libraries = DocsRs.parse("{\"workspace_root\":\"/s\",\"packages\":["
                + entryOf("/s/Cargo.toml", LIB, metadata.replace("\n", "")) + "]}");
        assertThat(libraries).hasSize(1);
        return libraries.getFirst();
    }

    private static String entryOf(String manifest, String targets, String metadata) {
        return "{\"manifest_path\":\"" + manifest + "\",\"targets\":[" + targets + "],\"metadata\":" + metadata + "}";
    }
}
