package dev.maar.toolchain;

import java.nio.file.Path;

/// An installed toolchain: a sysroot on this machine and what exactly it is.
///
/// `rustcVersion` is the whole of `rustc -vV`, `release` its release line (`1.63.0`), `cargoVersion` the line of `cargo -V`;
/// `hasCargo` is false for a sysroot without cargo, `cargoVersion` is then empty. `contentHash` is a SHA-256 over the sysroot's
/// files, and those of patches by path, in hex.
public record Toolchain(ToolchainSpec spec, Path sysroot, String rustcVersion, String release, String cargoVersion,
        boolean hasCargo, String contentHash) {

    /// The same compiler in the words of another spec, of which it is the source; `contentHash` is that of all that the spec names.
    Toolchain as(ToolchainSpec other, String hash) {
        return new Toolchain(other, sysroot, rustcVersion, release, cargoVersion, hasCargo, hash);
    }
}
