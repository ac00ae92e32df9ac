package dev.maar.report;

import dev.maar.crates.CrateId;
import java.util.List;

/// One reason for which crates regressed (or, before they were fixed, failed), with all crates that it hit.
///
/// `name` is a package's id (`reg/syn/1.0.0`), an error code or lint, or an outcome in Crater's spelling, by `kind`. `crates` are
/// distinct and in their order; `candidates` are the toolchains under which they were hit (or fixed), in the experiment's order; `example` is what the compiler said in one of them, `exampleFrom` says in which; both are empty
/// where nothing was said. A crate with several codes is hit by several causes.
public record Cause(Kind kind, String name, List<CrateReport> crates, List<String> candidates, String example,
        String exampleFrom) {
    public Cause {
        crates = List.copyOf(crates);
        candidates = List.copyOf(candidates);
    }

    /// The name for people: a package as `syn-1.0.0`, anything else as it is.
    public String title() {
        return switch (kind) {
            case DEPENDENCY -> title(name);
            case ERROR_CODE, OUTCOME -> name;
        };
    }

    /// A package's id as people write it; what is no id of a registry's package stays as it is.
    static String title(String id) {
        try {
            return CrateId.parse(id).reportName();
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    /// How a cause is told apart from others; the text is what is written.
    public enum Kind {
        /** A package failed on which the crates depend. */
        DEPENDENCY("dependency"),
        /** The compiler refused the crates' own code. */
        ERROR_CODE("error-code"),
        /** Anything else: failing tests, a time-out, a crashed compiler. */
        OUTCOME("outcome");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
