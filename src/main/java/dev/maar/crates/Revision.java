package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.regex.Pattern;

/// What of a repository is wanted: a branch, a tag, a whole ref (`refs/pull/1/head`) or a commit's whole SHA.
public record Revision(String text) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NAME = Pattern
            .compile("[^\\p{Cntrl}\\s~^:?*\\[\\\\\"'-][^\\p{Cntrl}\\s~^:?*\\[\\\\\"']{0,249}");

    /// Throws [UserError] for what git would not take for a name (`git check-ref-format`).
    public Revision {
        boolean sound = NAME.matcher(text).matches() && !text.contains("..") && !text.contains("@{")
                && !text.endsWith("/") && !text.endsWith(".") && !text.startsWith("/");
        if (!sound) {
            throw new UserError("\"" + text + "\" is no revision: expected a branch, a tag, or a commit's whole SHA");
        }
    }

    public static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    public boolean isCommit() {
        return isCommit(text);
    }
}
