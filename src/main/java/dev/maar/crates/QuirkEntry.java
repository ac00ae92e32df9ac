package dev.maar.crates;

/// One entry of a file of quirks: which crates it means, and what is special about them.
public sealed interface QuirkEntry {

    /// The versions in a range of one of the registry's crates.
    record Published(CrateName name, VersionRange versions, Quirk quirk) implements QuirkEntry {}

    /// The local crate whose folder has that name.
    record Folder(String name, Quirk quirk) implements QuirkEntry {}

    Quirk quirk();

    /// Whether the entry means this crate.
    default boolean means(CrateId crate) {
        return switch (this) {
            case Published(CrateName name, VersionRange versions, _) -> crate instanceof CrateId.Registry published
                    && published.name().equals(name.text())
                    && versions.contains(published.version());
            case Folder(String name, _) -> crate instanceof CrateId.Local local && local.name().equals(name);
        };
    }
}
