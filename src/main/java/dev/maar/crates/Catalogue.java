package dev.maar.crates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry's database as of one day: every crate, how much it is used and by whom.
public interface Catalogue {

    /// What makes a crate come before another.
    enum Order {
        /** The most downloaded first, among equals by name. */
        DOWNLOADS,
        /** That with the most dependents first, then as [#DOWNLOADS]. */
        DEPENDENTS
    }

    /// A crate that depends on another, with what it asks for, in cargo's syntax.
    record Dependent(KnownCrate crate, List<String> requirements) {
        public Dependent {
            requirements = List.copyOf(requirements);
        }
    }

    /// The dump's own time, or when it was read where it did not say.
    Instant madeAt();

    /// The first crates by that order, without those whose versions are all yanked.
    List<KnownCrate> first(int count, Order order);

    /// The place of a crate in that order, from 1; empty for one that is not there or all yanked.
    Optional<Integer> place(String name, Order order);

    Optional<KnownCrate> find(String name);

    List<String> owners(String name);

    /// The owners of every crate that has some, by name: for whoever asks for thousands.
    Map<String, List<String>> owners();

    /// Crates other than itself whose default version depends on a crate, the most downloaded first.
    List<Dependent> dependents(String name);

    /// The downloads of every crate, by name.
    Map<String, Long> downloads();
}
