package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.Path;

/// The server of the Rust project's CI builds; `address` is where `rustc-builds/` lies, empty where none is configured.
public record CiBuilds(String address, Download download) {

    /// Fetches a file from a web server; maar's own client stands behind it.
    @FunctionalInterface
    public interface Download {
        /// Writes what is at an address to a file; false, and nothing is written, where the server has no such thing. `what` names it in
        /// messages. Throws [dev.maar.problem.EnvironmentError] where the network or the disk fails.
        boolean fetch(String what, String address, Path place) throws InterruptedException;
    }

    public CiBuilds {
        if (!address.isEmpty() && !isWeb(address)) {
            throw new UserError(
                    "ci-builds \"" + address + "\": expected the http(s) address at which rustc-builds/ lies");
        }
    }

    private static boolean isWeb(String text) {
        try {
            return text.matches("https?://.*") && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    boolean fetch(ToolchainSource.CiBuild build, String file, Path place) throws InterruptedException {
        return download.fetch(file + " of " + build.text(), address(build, file), place);
    }

    /// Throws [UserError] where no server is configured.
    String address(ToolchainSource.CiBuild build, String file) {
        if (address.isEmpty()) {
            throw new UserError("toolchain \"" + build.text()
                    + "\": no server of CI builds is configured: name the address at"
                    + " which rustc-builds/ lies as ci-builds in config/maar.toml, or by --set ci-builds=https://...");
        }
        return address.replaceFirst("/+$", "") + "/rustc-builds/" + build.commit() + "/" + file;
    }
}
