package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.Optional;

/// Where the registry's database comes from.
public interface Catalogues {

    /// The database; fetches and reads the dump first where there is none yet, or a newer one is wanted.
    Catalogue bring() throws InterruptedException;

    /// The database if there is one already.
    Optional<Catalogue> kept();

    /// Those of a registry whose dump nobody knows.
    static Catalogues none(String registry) {
        return new Catalogues() {
            @Override
            public Catalogue bring() {
                throw new UserError("where the dump of the registry \"" + registry
                        + "\" is, is not known: expected its address or file as registry-dump");
            }

            @Override
            public Optional<Catalogue> kept() {
                return Optional.empty();
            }
        };
    }
}
