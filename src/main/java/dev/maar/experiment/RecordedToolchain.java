package dev.maar.experiment;

import dev.maar.toolchain.Toolchain;
import java.util.Optional;

/// What a file says that a toolchain was: `release` as `rustc -vV` says it and the hash of its content, empty where the file says
/// nothing. `place` is where it says so.
public record RecordedToolchain(String release, String contentHash, String place) {

    /// How the toolchain that is here differs, for people; empty where it does not.
    public Optional<String> difference(Toolchain here) {
        String name = "toolchain " + here.spec().text() + " is ";
        if (!release.isEmpty() && !release.equals(here.release())) {
            return Optional.of(place + ": " + name + "rustc " + here.release() + " here, and was " + release);
        }
        return contentHash.isEmpty() || contentHash.equals(here.contentHash())
                ? Optional.empty()
                : Optional.of(place + ": " + name + "not of the same files here as it was, though of the same release");
    }
}
