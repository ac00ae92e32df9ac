package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Asks the index for names that one is often mixed up with, where there is no list of all names to look at.
///
/// These are: `rust-` or `-rs` too much or too little, a letter doubled, a separator or a plural's `s` too much. At most eight questions a name, and of
/// the first ten names alone: whoever has more wrong has another kind of mistake. `-` for `_` is asked for elsewhere.
final class LikelySlips {
    private static final int NAMES = 10;
    private static final int QUESTIONS = 8;
    private static final int SHOWN = 3;

    private final FetchEntries fetch;
    private int asked;

    LikelySlips(FetchEntries fetch) {
        this.fetch = fetch;
    }

    /// Those of them that the registry has, as it spells them; none where it cannot be asked.
    List<String> of(CrateName name) throws InterruptedException {
        if (asked++ >= NAMES) {
            return List.of();
        }
        try {
            return fetch.of(around(name.text()))
                    .values()
                    .stream()
                    .flatMap(Optional::stream)
                    .flatMap(entry -> entry.name().stream())
                    .filter(spelling -> !spelling.equals(name.text()))
                    .distinct()
                    .limit(SHOWN)
                    .toList();
        } catch (EnvironmentError _) {
            // The names that were asked for got their answer; a hint is not worth a failure.
            return List.of();
        }
    }

    /// The names to ask for, the likeliest first.
    static List<CrateName> around(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        Stream.of(name.replaceFirst("^rust[-_]", ""), name.replaceFirst("[-_](rs|rust)$", ""),
                name.replaceAll("(.)\\1+", "$1"), name.replaceAll("[-_]", ""), name.replaceFirst("s$", ""),
                name + "-rs",
                "rust-" + name, name + "s").forEach(names::add);
        names.remove(name);
        return names.stream()
                .filter(CrateName::isValid)
                .map(CrateName::new)
                .limit(QUESTIONS)
                .toList();
    }
}
