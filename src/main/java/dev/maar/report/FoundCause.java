package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Why one crate regressed, or failed before it was fixed, and which package is at fault.
///
/// `root` is a package's id (`reg/time/0.3.20`), the crate's own where it fails directly; `words` is the first line of what was said, as it was said; `diagnostic` is
/// the compiler's error, null where the cause is none.
public record FoundCause(Signature signature, String root, boolean direct, String words,
        @Nullable Diagnostic diagnostic) {

    /// The package at fault as people write it: `time-0.3.20`; what is no id stays as it is.
    public String rootName() {
        return name(root);
    }

    static String name(String packageId) {
        return CrateId.tryParse(packageId).map(CrateId::reportName).orElse(packageId);
    }
}
