package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.Locale;
import java.util.regex.Pattern;

/// A crate's name by the registry's rules: up to 64 ASCII letters, digits, `-` and `_`.
///
/// The text is kept as it was given; the index files it in lower case.
public record CrateName(String text) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /// Throws [UserError] for a text that breaks the rules.
    public CrateName {
        if (!isValid(text)) {
            throw new UserError("\"" + text + "\" is no crate name: expected up to 64 letters, digits, '-' or '_',"
                    + " optionally with an exact version, for example serde or serde@1.0.200");
        }
    }

    public static boolean isValid(String text) {
        return RULE.matcher(text).matches();
    }

    /// The crate's file in a sparse index, relative to the index: `1/a`, `2/ab`, `3/a/abc`, `se/rd/serde`, in lower case (cargo's
    /// reference, "Index files").
    public String indexPath() {
        return lowerPrefix() + "/" + text.toLowerCase(Locale.ROOT);
    }

    /// The folders above [#indexPath]'s last part, in the name's own case: the marker `{prefix}` of a download address.
    public String prefix() {
        return switch (text.length()) {
            case 1 -> "1";
            case 2 -> "2";
            case 3 -> "3/" + text.charAt(0);
            default -> text.substring(0, 2) + "/" + text.substring(2, 4);
        };
    }

    /// [#prefix] in lower case: the marker `{lowerprefix}`.
    public String lowerPrefix() {
        return prefix().toLowerCase(Locale.ROOT);
    }
}
