package dev.maar.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maar.outcome.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How docs.rs would document one library of the crate: its options in `[package.metadata.docs.rs]`, as far as Crater passes them on
/// (`field-crater` 3.4).
///
/// They are foreign, and become words of a command in the sandbox and nothing else. What is no option of docs.rs's is not looked at,
/// `targets` and `cargo-args` neither. `manifest` is empty for the package at the root.
record DocsRs(String manifest, List<String> features, boolean hasFeatures, boolean allFeatures,
        boolean noDefaultFeatures, List<String> rustcArguments, List<String> rustdocArguments) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 50_000;
    private static final List<String> NO_LIBRARIES = List.of("example", "test", "bench");
    /// Between the words of `CARGO_ENCODED_RUSTFLAGS`, which may hold spaces.
    private static final String SEPARATOR = "\u001f";

    DocsRs {
        features = List.copyOf(features);
        rustcArguments = List.copyOf(rustcArguments);
        rustdocArguments = List.copyOf(rustdocArguments);
    }

    /// Reads what `cargo metadata --no-deps` wrote: one for each local package that has a library.
    ///
    /// Throws [UnreadableToml] where the options are none that docs.rs would take.
    static List<DocsRs> parse(String metadata) throws UnreadableToml {
        String line = metadata.lines().filter(text -> text.startsWith("{")).findFirst().orElse("");
        try {
            JsonNode root = JSON.readTree(line);
            String rootManifest = root.path("workspace_root").asText() + "/Cargo.toml";
            List<DocsRs> libraries = new ArrayList<>();
            for (JsonNode entry : root.path("packages")) {
                if (entry.path("targets").valueStream().anyMatch(DocsRs::library)) {
                    String manifest = entry.path("manifest_path").asText();
                    libraries.add(of(manifest.equals(rootManifest) ? "" : word(manifest), options(entry)));
                }
            }
            return libraries;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'metadata' is not what cargo metadata writes", e);
        }
    }

    private static boolean library(JsonNode target) {
        return target.path("crate_types").valueStream().anyMatch(type -> !type.asText().equals("bin"))
                && target.path("kind").valueStream().noneMatch(kind -> NO_LIBRARIES.contains(kind.asText()));
    }

    /// Both spellings that docs.rs reads, `docs.rs` as two tables or as one quoted key.
    private static JsonNode options(JsonNode entry) {
        JsonNode nested = entry.path("metadata").path("docs").path("rs");
        return nested.isObject() ? nested : entry.path("metadata").path("docs.rs");
    }

    private static DocsRs of(String manifest, JsonNode options) throws UnreadableToml {
        return new DocsRs(manifest, words(options, "features"), options.has("features"),
                flag(options, "all-features"), flag(options, "no-default-features"), words(options, "rustc-args"),
                words(options, "rustdoc-args"));
    }

    private static boolean flag(JsonNode options, String key) throws UnreadableToml {
        JsonNode value = options.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refused(key + " is neither true nor false");
        }
        return value.asBoolean();
    }

    private static List<String> words(JsonNode options, String key) throws UnreadableToml {
        List<String> words = new ArrayList<>();
        JsonNode value = options.path(key);
        if (!value.isMissingNode() && !value.isArray()) {
            throw refused(key + " is no list");
        }
        int length = 0;
        for (JsonNode one : value) {
            if (!one.isTextual()) {
                throw refused(key + " holds something that is no string");
            }
            words.add(word(one.textValue()));
            length += one.textValue().length();
        }
        if (length > LONGEST) {
            throw refused(key + " is longer than " + LONGEST + " characters");
        }
        return words;
    }

    private static String word(String text) throws UnreadableToml {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused("there is a control character in it");
        }
        return text;
    }

    private static UnreadableToml refused(String reason) {
        return new UnreadableToml("Cargo.toml: [package.metadata.docs.rs]: " + reason);
    }

    /// The command, as docs.rs's own library makes it.
    CargoStep step() {
        List<String> words = new ArrayList<>(List.of("rustdoc", "--lib", "-Zrustdoc-map"));
        if (!manifest.isEmpty()) {
            words.addAll(List.of("--manifest-path", manifest));
        }
        if (hasFeatures) {
            words.addAll(List.of("--features", String.join(" ", features)));
        }
        if (allFeatures) {
            words.add("--all-features");
        }
        if (noDefaultFeatures) {
            words.add("--no-default-features");
        }
        if (!rustcArguments.isEmpty()) {
            words.addAll(List.of("--config", "build.rustflags=" + toml(rustcArguments), "-Zhost-config",
                    "-Ztarget-applies-to-host", "--config", "host.rustflags=" + toml(rustcArguments)));
        }
        words.addAll(List.of("--config", "build.rustdocflags=" + toml(rustdocFlags()), "--frozen",
                CargoPlan.JSON));
        return new CargoStep(StepKind.DOCS_RS, words, true);
    }

    private List<String> rustdocFlags() {
        return Stream.of(List.of("--cfg", "docsrs"), rustdocArguments,
                List.of("-Z", "unstable-options", "--document-private-items")).flatMap(List::stream).toList();
    }

    /// What the command's environment has beside the sandbox's own, which is given.
    ///
    /// Cargo looks at `build.rustdocflags` only where no environment variable says anything, and ours caps lints. Crater's does too, so
    /// that there docs.rs's flags are given and have no effect; here they stand in the variables as well.
    Map<String, String> environment(Map<String, String> sandbox) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("DOCS_RS", "1", "RUSTC_BOOTSTRAP", "1"));
        environment.put("CARGO_ENCODED_RUSTFLAGS", encoded(sandbox.getOrDefault("RUSTFLAGS", ""), rustcArguments));
        environment.put("CARGO_ENCODED_RUSTDOCFLAGS", encoded(sandbox.getOrDefault("RUSTDOCFLAGS", ""),
                rustdocFlags()));
        return environment;
    }

    private static String encoded(String flags, List<String> more) {
        return Stream.concat(Stream.of(flags.split(" ", -1)).filter(flag -> !flag.isEmpty()), more.stream())
                .collect(Collectors.joining(SEPARATOR));
    }

    private static String toml(List<String> words) {
        return words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
