package dev.maar.sandbox;

import java.nio.file.Path;

/// A folder of the host that a sandbox sees: at `inside`, writable or not.
public record Mount(Path host, String inside, boolean writable) {

    public static Mount readOnly(Path host, String inside) {
        return new Mount(host.toAbsolutePath(), inside, false);
    }

    public static Mount writable(Path host, String inside) {
        return new Mount(host.toAbsolutePath(), inside, true);
    }
}
