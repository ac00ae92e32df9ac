package dev.maar.report;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names owners in Markdown so that GitHub tells them: `@login`, `@ORG/TEAM`.
///
/// What can be no login of GitHub's is text and mentions nobody.
final class Mentions {
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})");
    private static final Pattern TEAM = Pattern
            .compile("github:([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})):([A-Za-z0-9][A-Za-z0-9._-]{0,99})");
    /// GitHub tells no more than fifty.
    private static final int MOST = 40;

    private Mentions() {
    }

    static String of(String owner) {
        Matcher team = TEAM.matcher(owner);
        if (team.matches()) {
            return "@" + team.group(1) + "/" + team.group(2);
        }
        return LOGIN.matcher(owner).matches() ? "@" + owner : MarkdownText.of(owner);
    }

    /// The first of them, apart by commas; empty for none.
    static String of(Collection<String> owners) {
        List<String> distinct = owners.stream().distinct().toList();
        String named = distinct.stream().limit(MOST).map(Mentions::of).collect(Collectors.joining(", "));
        return distinct.size() <= MOST ? named : named + " and " + (distinct.size() - MOST) + " more";
    }
}
