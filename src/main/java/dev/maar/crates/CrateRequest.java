package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of a list: `NAME` for the newest version, or `NAME@VERSION` for exactly that one.
record CrateRequest(String text, CrateName name, @Nullable String exactVersion) {

    /// Throws [UserError] for a text that is neither.
    static CrateRequest parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new CrateRequest(text, new CrateName(text), null);
        }
        String version = text.substring(at + 1);
        CrateName name = new CrateName(text.substring(0, at));
        if (!IndexVersion.isVersion(version)) {
            throw new UserError("\"" + text + "\": expected an exact version such as " + name.text() + "@1.2.3, or "
                    + name.text() + " alone for the newest");
        }
        return new CrateRequest(text, name, version);
    }

    Optional<String> version() {
        return Optional.ofNullable(exactVersion);
    }
}
