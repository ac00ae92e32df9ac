package dev.maar.bench;

import dev.maar.outcome.Diagnostic;
import java.util.List;
import java.util.SplittableRandom;

/// Names and messages for made crates.
final class MadeWords {
    private static final List<String> WORDS = List.of("red", "tokio", "serde", "fast", "tiny", "async", "http", "json",
            "map", "lock", "hash", "derive", "macro", "core", "util", "rand", "time", "log", "error", "net", "wasm",
            "crypto", "stream", "parse", "graph", "image", "audio", "game", "embedded", "sql", "cache", "proto");
    private static final List<String> LINTS = List.of("dead_code", "unused_variables", "unused_imports",
            "unused_mut", "deprecated", "unused_must_use", "non_camel_case_types", "unexpected_cfgs");

    private MadeWords() {
    }

    /// A crate's name that no other number has.
    static String name(SplittableRandom random, int number) {
        return word(random) + (random.nextInt(4) == 0 ? "_" : "-") + word(random) + "-"
                + Integer.toString(number, Character.MAX_RADIX);
    }

    static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    static String type(SplittableRandom random) {
        String word = word(random);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String lint(SplittableRandom random) {
        return LINTS.get(Math.min(random.nextInt(LINTS.size()), random.nextInt(LINTS.size())));
    }

    static Diagnostic warning(SplittableRandom random, String packageId) {
        String lint = lint(random);
        String message = "`" + word(random) + "_" + word(random) + "` is never used, or something like it";
        return said("warning", lint, lint + ": " + message, message, packageId, true, random);
    }

    static Diagnostic error(SplittableRandom random, String code, String message, String packageId, boolean local) {
        return said("error", code, code + ": " + message, message, packageId, local, random);
    }

    private static Diagnostic said(String level, String code, String key, String message, String packageId,
            boolean local, SplittableRandom random) {
        int line = 1 + random.nextInt(900);
        String file = "src/" + word(random) + ".rs";
        String variable = word(random) + "_" + word(random);
        String head = level.equals("error") ? "error[" + code + "]: " : level + ": ";
        String rendered = """
                %s%s
                  --> %s:%d:17
                   |
                %d |     let %s: %s = self.%s().iter().collect();
                   |         %s  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ %s
                   |         |
                   |         expected because of this
                   |
                note: required by a bound in `%s::%s`
                  --> src/lib.rs:%d:1
                   = note: `#[warn(%s)]` on by default
                """.formatted(head, message, file, line, line, variable, type(random), word(random),
                "-".repeat(variable.length()), message, word(random), word(random), 1 + random.nextInt(90), code);
        return new Diagnostic(code, level, message, packageId, local, file, line, rendered, key);
    }
}
