package dev.maar.outcome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of one side's errors the other side came far enough to give as well.
///
/// A package is compiled only once all that it depends on is: where a dependency failed, the crate under test was never looked at. Within
/// a package a compiler stops at some [CompilerPass].
final class Reach {
    private final Map<String, List<Diagnostic>> from;
    private final Map<String, List<Diagnostic>> to;
    private final boolean dependencyFailed;

    /// `from` is the side that is asked, `to` the one whose errors are in question.
    Reach(List<Diagnostic> from, List<Diagnostic> to) {
        this.from = byPackage(from);
        this.to = byPackage(to);
        this.dependencyFailed = from.stream().anyMatch(error -> !error.local());
    }

    private static Map<String, List<Diagnostic>> byPackage(List<Diagnostic> errors) {
        return errors.stream().collect(Collectors.groupingBy(Diagnostic::packageId));
    }

    /// Whether the side that is asked would have given this error too, had it been there.
    boolean covers(Diagnostic error) {
        List<Diagnostic> there = from.get(error.packageId());
        if (there == null) {
            return !(error.local() && dependencyFailed);
        }
        if (error.level().contains("internal compiler error")) {
            return true;
        }
        return pass(CompilerPass.farthest(there)).compareTo(pass(error)) >= 0;
    }

    /// An error without a code may be as late as the latest beside it that has one.
    private CompilerPass pass(Diagnostic error) {
        List<Diagnostic> beside = to.getOrDefault(error.packageId(), List.of());
        return error.code() == null ? pass(CompilerPass.farthest(beside)) : CompilerPass.of(error.code());
    }

    private static CompilerPass pass(@Nullable CompilerPass known) {
        return Objects.requireNonNullElse(known, CompilerPass.EXPAND);
    }
}
