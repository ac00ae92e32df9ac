package dev.maar.crates;

import java.util.Collection;
import java.util.Map;

/// Knows what there is in repositories elsewhere.
public interface Repositories {

    /// What a question came to.
    sealed interface Answer {

        /// The commit's whole SHA.
        record Commit(String sha) implements Answer {}

        /// There is no such repository for the public, or no such revision in it; the reason says which, in one line.
        record Missing(String reason) implements Answer {}
    }

    /// Looks revisions up. Throws [dev.maar.problem.UserError] where git may not reach a host, and
    /// [dev.maar.problem.EnvironmentError] where the network or the engine fails.
    Map<RepositoryRequest, Answer> look(Collection<RepositoryRequest> wanted) throws InterruptedException;
}
