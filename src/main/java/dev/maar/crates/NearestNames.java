package dev.maar.crates;

import dev.maar.problem.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Names that a mistyped one was perhaps meant to be, by the catalogue where there is one already, else by what was asked for before.
final class NearestNames {
    /// Each takes a look at every name of the registry; whoever has more than this wrong has another kind of mistake.
    private static final int AT_MOST = 20;
    private static final int NAMES = 3;

    private final Catalogues catalogues;
    private final Supplier<Set<String>> askedBefore;
    private Collection<String> known = Set.of();
    private int asked;

    /// `askedBefore` are names that an earlier answer of the registry had.
    NearestNames(Catalogues catalogues, Supplier<Set<String>> askedBefore) {
        this.catalogues = catalogues;
        this.askedBefore = askedBefore;
    }

    /// `, did you mean "a" or "b"?`, or an empty text.
    String hint(String name) {
        if (asked++ == 0) {
            Optional<Catalogue> kept = catalogues.kept();
            known = kept.isPresent() ? kept.get().downloads().keySet() : askedBefore.get();
        }
        return hint(asked > AT_MOST ? List.of() : Spelling.nearest(name, known, NAMES));
    }

    /// Whether every name of the registry is known, so that it need not be asked.
    boolean knowsAll() {
        return catalogues.kept().isPresent();
    }

    /// The same words for names that were found otherwise.
    static String hint(List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .map(word -> "\"" + word + "\"")
                        .collect(Collectors.joining(" or ", ", did you mean ", "?"));
    }
}
