package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Standing;
import java.util.stream.Stream;

/// Writes links from page to page, from the report's folder; the names after `crates.html#` are those that the table of crates understands.
final class PageLinks {
    static final String INDEX = "index.html";
    static final String CRATES = "crates.html";
    static final String CRATE = "crate.html";
    static final String UNDECIDED = "undecided.html";
    static final String UNCOVERED = "not-covered.html";
    static final String IMPACT = "impact.html";
    static final String AGAINST = "against.html";
    static final String TOOLCHAINS = "toolchains.html";

    private PageLinks() {
    }

    static String crate(CrateId crate) {
        return crate(crate.id());
    }

    /// The page of the crate with this id (`reg/time/0.3.20`).
    static String crate(String id) {
        return CRATE + "#" + Links.path(id);
    }

    static String cause(String id) {
        return "causes/" + id + ".html";
    }

    /// The rows of the table in which a lint, in the words of [InsideWords#lint], speaks more often under a candidate (0 is the first).
    static String lint(int candidate, String words) {
        return rows("lint" + (candidate + 1), words);
    }

    /// The rows that stand so under a toolchain, in any of these ways; only where there are three toolchains or more.
    static String standing(int position, Standing... ways) {
        return rows(
                Stream.of(ways).flatMap(way -> Stream.of("standing" + position, way.text())).toArray(String[]::new));
    }

    /// The rows of the table of crates that a number counts: a name and a value, and again.
    static String rows(String... namesAndValues) {
        StringBuilder link = new StringBuilder(CRATES);
        for (int index = 0; index < namesAndValues.length; index += 2) {
            link.append(index == 0 ? '#' : '&')
                    .append(namesAndValues[index])
                    .append('=')
                    .append(Links.path(namesAndValues[index + 1]));
        }
        return link.toString();
    }
}
