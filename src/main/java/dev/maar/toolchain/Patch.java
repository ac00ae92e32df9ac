package dev.maar.toolchain;

import java.nio.file.Path;

/// A package that takes the place of the registry's of that name in everything that a toolchain builds: how a crate's author tests those
/// that depend on it.
public sealed interface Patch {

    /// A package in a folder on this machine: `+patch=NAME=DIR`.
    record Folder(String name, Path folder) implements Patch {
        @Override
        public String text() {
            return name + "=" + folder;
        }
    }

    /// A package in a repository: Crater's `+patch=NAME=URL=BRANCH`, or `+patch=NAME=URL#BRANCH`. `branch` may be a tag or a commit as well; an
    /// experiment has the commit.
    record Repository(String name, String url, String branch) implements Patch {
        /// The same at one commit.
        public Repository at(String commit) {
            return new Repository(name, url, commit);
        }

        /// Crater's spelling wherever it can be read back.
        @Override
        public String text() {
            boolean plain = !url.contains("=") && !branch.contains("=") && !branch.contains("#");
            return name + "=" + url + (plain ? "=" : "#") + branch;
        }
    }

    /// The package's name.
    String name();

    /// The value of the modifier `+patch=`.
    String text();
}
