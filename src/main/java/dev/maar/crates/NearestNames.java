package dev.maar.crates;

import dev.maar.problem.Spelling;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Names that a mistyped one was perhaps meant to be, by the catalogue where there is one already.
final class NearestNames {
    /// Each takes a look at every name of the registry; whoever has more than this wrong has another kind of mistake.
    private static final int AT_MOST = 20;
    private static final int NAMES = 3;

    private final Catalogues catalogues;
    private Set<String> known = Set.of();
    private int asked;

    NearestNames(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /// `, did you mean "a" or "b"?`, or an empty text.
    String hint(String name) {
        if (asked++ == 0) {
            known = catalogues.kept().map(catalogue -> catalogue.downloads().keySet()).orElse(Set.of());
        }
        List<String> near = asked > AT_MOST ? List.of() : Spelling.nearest(name, known, NAMES);
        return near.isEmpty()
                ? ""
                : near.stream()
                        .map(word -> "\"" + word + "\"")
                        .collect(Collectors.joining(" or ", ", did you mean ", "?"));
    }
}
