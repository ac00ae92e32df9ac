package dev.maar.crates;

import java.nio.file.Path;

/// What a selection asks for, before the registry was asked; `place` says where it stands, for messages.
sealed interface Wish {

    /// A package of the registry.
    record Published(CrateRequest request, String reason, String place) implements Wish {}

    /// A folder with a `Cargo.toml`.
    record Folder(String name, Path location, String reason) implements Wish {}

    /// A repository, whose revision has to be looked up; `crate` is what it means, at no commit yet.
    record Repository(RepositoryRequest request, CrateId.Repository crate, String reason,
            String place) implements Wish {}

    /// A crate that needs no looking up.
    record Exact(ResolvedCrate crate) implements Wish {}
}
