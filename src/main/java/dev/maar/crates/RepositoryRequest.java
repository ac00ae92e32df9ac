package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A repository, and which revision of it; null for that of its default branch.
public record RepositoryRequest(RepositoryAddress address, @Nullable Revision revision) {

    /// Reads `URL` or `URL#REV`; throws [UserError] for anything else.
    public static RepositoryRequest parse(String text) {
        int hash = text.indexOf('#');
        RepositoryAddress address = RepositoryAddress.parse(hash < 0 ? text : text.substring(0, hash));
        return new RepositoryRequest(address, hash < 0 ? null : new Revision(text.substring(hash + 1)));
    }

    /// The commit, where the request names one.
    public Optional<String> commit() {
        return revision != null && revision.isCommit() ? Optional.of(revision.text()) : Optional.empty();
    }

    /// As [#parse] reads it.
    public String text() {
        return address.text() + (revision == null ? "" : "#" + revision.text());
    }
}
