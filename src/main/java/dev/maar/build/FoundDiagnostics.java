package dev.maar.build;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Colours;
import dev.maar.outcome.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers the diagnostics of an attempt over all its steps, each one once, errors before
/// warnings before reports of future incompatibilities, and never more than a
/// crate should be able to make us keep.
///
/// For one thread, like everything that reads a build's output.
public final class FoundDiagnostics {
    private static final int LONGEST_RENDERED = 16_384;

    /// What makes two diagnostics one: cargo repeats them for each target.
    private record Identity(@Nullable String code, String level, String message, String packageId,
            @Nullable String file,
            @Nullable Integer line) {}

    private final Set<Identity> seen = new HashSet<>();
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<Diagnostic> reports = new ArrayList<>();

    void add(Diagnostic given) {
        List<Diagnostic> list = given.error() ? errors : given.futureIncompatible() ? reports : warnings;
        if (list.size() >= (given.error() ? Attempt.MOST_ERRORS : Attempt.MOST_WARNINGS)) {
            return;
        }
        Diagnostic diagnostic = bounded(given);
        if (seen.add(new Identity(diagnostic.code(), diagnostic.level(), diagnostic.message(), diagnostic.packageId(),
                diagnostic.file(), diagnostic.line()))) {
            list.add(diagnostic);
        }
    }

    /// Errors first, each kind in the order of their coming.
    public List<Diagnostic> list() {
        List<Diagnostic> all = new ArrayList<>(errors);
        all.addAll(warnings);
        all.addAll(reports);
        return List.copyOf(all);
    }

    private static Diagnostic bounded(Diagnostic given) {
        return new Diagnostic(given.code(), given.level(), Excerpt.of(given.message(), Excerpt.KEPT_LINE),
                given.packageId(),
                given.local(), given.file() == null ? null : Excerpt.of(given.file(), Excerpt.KEPT_LINE), given.line(),
                Colours.cut(Colours.read(given.rendered()), LONGEST_RENDERED), given.key());
    }
}
