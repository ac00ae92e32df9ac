package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A toolchain in the user's words; [#text] is how it is stored, shown and named in a report's folders.
public sealed interface ToolchainSpec {

    /// A compiler from Debian's packages: `debian:SUITE[/PACKAGE]`; the package is `rustc` unless given.
    record Debian(String suite, String packageName) implements ToolchainSpec {
        @Override
        public String text() {
            return packageName.equals("rustc") ? "debian:" + suite : "debian:" + suite + "/" + packageName;
        }
    }

    /// A sysroot on this machine: `path:DIR` with `bin/rustc`; without `bin/cargo` the baseline's cargo builds.
    record Sysroot(Path folder) implements ToolchainSpec {
        @Override
        public String text() {
            return "path:" + folder;
        }
    }

    String text();

    /// Reads the user's word; throws [UserError] with the forms that are known for anything else.
    static ToolchainSpec parse(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        if (colon < 0 || value.isBlank()) {
            throw unknown(text);
        }
        return switch (text.substring(0, colon)) {
            case "debian" -> debian(text, value);
            case "path" -> new Sysroot(folder(text, value));
            default -> throw unknown(text);
        };
    }

    /// `~` is the user's own folder, as in a shell, which does not expand it behind `path:`.
    private static Path folder(String text, String value) {
        try {
            Path folder = value.equals("~") || value.startsWith("~/")
                    ? Path.of(System.getProperty("user.home") + value.substring(1))
                    : Path.of(value);
            return folder.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UserError("toolchain \"" + text + "\": no path of a folder (" + e.getReason() + ")", e);
        }
    }

    private static Debian debian(String text, String value) {
        String[] parts = value.split("/", -1);
        boolean named = parts.length == 1 || (parts.length == 2 && parts[1].matches("rustc[a-z0-9.+-]*"));
        if (!named || !parts[0].matches("[a-z][a-z0-9-]*")) {
            throw new UserError("toolchain \"" + text + "\": expected debian:SUITE or debian:SUITE/PACKAGE"
                    + " with a package such as rustc or rustc-web, for example debian:bookworm/rustc-web");
        }
        return new Debian(parts[0], parts.length == 2 ? parts[1] : "rustc");
    }

    private static UserError unknown(String text) {
        return new UserError("toolchain \"" + text + "\" is of no known form: expected debian:SUITE[/PACKAGE]"
                + " (debian:bookworm is rustc 1.63.0) or path:DIR (a sysroot with bin/rustc)");
    }
}
