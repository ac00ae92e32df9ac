package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far rustc had come with a package when it gave an error: it stops between passes, each release after another one.
///
/// rustc 1.63.0 gives up after names that it cannot resolve; 1.96.0 goes on to the types of the same file. Of what a compiler would have said
/// had it gone on nothing is known, so an error counts as new only where the other side came at least as far. By the codes' index;
/// what is not listed is about types.
enum CompilerPass {
    /** Reading and expanding; errors without a code belong to any pass. */
    EXPAND,
    RESOLVE,
    ITEMS,
    TYPES,
    BORROWS,
    LINTS;

    private static final Set<String> RESOLVING = Set.of("E0106", "E0128", "E0130", "E0261", "E0262", "E0263", "E0364",
            "E0365", "E0401", "E0403", "E0404", "E0405", "E0407", "E0408", "E0411", "E0412", "E0415", "E0416", "E0422",
            "E0423", "E0424", "E0425", "E0426", "E0428", "E0429", "E0430", "E0431", "E0432", "E0433", "E0434", "E0435",
            "E0437", "E0438", "E0531", "E0532", "E0573", "E0574", "E0575", "E0576", "E0583", "E0603", "E0635", "E0658");
    private static final Set<String> DEFINING = Set.of("E0038", "E0046", "E0049", "E0050", "E0053", "E0072", "E0107",
            "E0116", "E0117", "E0118", "E0119", "E0120", "E0124", "E0184", "E0185", "E0186", "E0191", "E0195", "E0199",
            "E0200", "E0201", "E0204", "E0207", "E0210", "E0220", "E0224", "E0225", "E0229", "E0276", "E0309", "E0310",
            "E0323", "E0324", "E0325", "E0326", "E0366", "E0367", "E0390", "E0391", "E0392", "E0445", "E0446", "E0592");
    private static final Set<String> BORROWING = Set.of("E0004", "E0005", "E0080", "E0133", "E0373", "E0381", "E0382",
            "E0384", "E0493", "E0499", "E0500", "E0501", "E0502", "E0503", "E0505", "E0506", "E0507", "E0508", "E0509",
            "E0510", "E0515", "E0521", "E0594", "E0596", "E0597", "E0621", "E0700", "E0712", "E0713", "E0716");

    /// The farthest of these errors; null where none has a code.
    static @Nullable CompilerPass farthest(List<Diagnostic> errors) {
        return errors.stream()
                .map(Diagnostic::code)
                .<CompilerPass>mapMulti((code, sink) -> {
                    if (code != null) {
                        sink.accept(of(code));
                    }
                })
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    static CompilerPass of(String code) {
        if (!code.matches("E\\d{4}")) {
            return LINTS;
        }
        if (RESOLVING.contains(code)) {
            return RESOLVE;
        }
        if (DEFINING.contains(code)) {
            return ITEMS;
        }
        return BORROWING.contains(code) ? BORROWS : TYPES;
    }
}
