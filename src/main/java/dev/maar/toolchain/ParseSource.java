package dev.maar.toolchain;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a toolchain's source; `whole` is the user's whole word, for messages.
final class ParseSource {
    private static final List<String> CHANNELS = List.of("stable", "beta", "nightly");
    private static final List<String> BRANCHES = List.of("master", "try");
    private static final List<String> PREFIXES = List.of("debian", "path");
    private static final Pattern CHANNEL = Pattern.compile("(?:stable|beta|nightly)(?:-(\\d{4}-\\d{2}-\\d{2}))?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,4}(\\.\\d{1,4})?(-beta(\\.\\d{1,3})?)?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final String whole;

    ParseSource(String whole) {
        this.whole = whole;
    }

    /// Throws [UserError] with the forms that are known for anything else.
    ToolchainSource parse(String text) {
        int colon = text.indexOf(':');
        int hash = text.indexOf('#');
        if (colon >= 0 && (hash < 0 || colon < hash)) {
            return prefixed(text.substring(0, colon), text.substring(colon + 1));
        }
        if (hash >= 0) {
            return ciBuild(text.substring(0, hash), text.substring(hash + 1).toLowerCase(Locale.ROOT));
        }
        return release(text);
    }

    private ToolchainSource prefixed(String prefix, String value) {
        if (value.isBlank()) {
            throw unknown("");
        }
        return switch (prefix) {
            case "debian" -> debian(value);
            case "path" -> new ToolchainSource.Sysroot(folder(whole, value));
            default -> throw unknown(suggestion(prefix, PREFIXES, ":" + value));
        };
    }

    /// `~` is the user's own folder, as in a shell, which does not expand it behind `path:`.
    static Path folder(String whole, String value) {
        try {
            Path folder = value.equals("~") || value.startsWith("~/")
                    ? Path.of(System.getProperty("user.home") + value.substring(1))
                    : Path.of(value);
            return folder.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UserError("toolchain \"" + whole + "\": no path of a folder (" + e.getReason() + ")", e);
        }
    }

    private ToolchainSource.Debian debian(String value) {
        String[] parts = value.split("/", -1);
        boolean named = parts.length == 1 || (parts.length == 2 && parts[1].matches("rustc[a-z0-9.+-]*"));
        if (!named || !parts[0].matches("[a-z][a-z0-9-]*")) {
            throw new UserError("toolchain \"" + whole + "\": expected debian:SUITE or debian:SUITE/PACKAGE"
                    + " with a package such as rustc or rustc-web, for example debian:bookworm/rustc-web");
        }
        return new ToolchainSource.Debian(parts[0], parts.length == 2 ? parts[1] : "rustc");
    }

    private ToolchainSource.CiBuild ciBuild(String branch, String commit) {
        if (!BRANCHES.contains(branch)) {
            throw new UserError("toolchain \"" + whole + "\": there is no \"" + branch
                    + "#\": a build of the Rust project's CI is master#SHA or try#SHA"
                    + suggestion(branch, BRANCHES, "#" + commit));
        }
        if (!COMMIT.matcher(commit).matches()) {
            throw new UserError(
                    "toolchain \"" + whole + "\": expected a commit's 40 hexadecimal digits behind \"" + branch
                            + "#\", as git rev-parse prints them");
        }
        return new ToolchainSource.CiBuild(branch, commit);
    }

    private ToolchainSource.Release release(String name) {
        if (COMMIT.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw new UserError("toolchain \"" + whole
                    + "\": a commit alone does not say which build is meant, did you mean \"master#"
                    + name + "\" (a merged change) or \"try#" + name + "\"?");
        }
        Matcher channel = CHANNEL.matcher(name);
        if (channel.matches()) {
            checkDate(channel.group(1));
        } else if (!VERSION.matcher(name).matches()) {
            throw unknown(Spelling.suggestion(name, CHANNELS));
        }
        return new ToolchainSource.Release(name);
    }

    private void checkDate(@Nullable String date) {
        try {
            if (date != null) {
                LocalDate _ = LocalDate.parse(date);
            }
        } catch (DateTimeException _) {
            throw new UserError("toolchain \"" + whole + "\": there is no day " + date
                    + ": expected a date such as nightly-2026-05-19");
        }
    }

    private static String suggestion(String word, List<String> known, String rest) {
        return Spelling.nearest(word, known, 1)
                .stream()
                .map(nearest -> ", did you mean \"" + nearest + rest + "\"?")
                .findFirst()
                .orElse("");
    }

    private UserError unknown(String suggestion) {
        return new UserError("toolchain \"" + whole + "\" is of no known form: expected a name of rustup's"
                + " (stable, beta, nightly-2026-05-19, 1.83.0), debian:SUITE[/PACKAGE] (debian:bookworm is rustc 1.63.0),"
                + " path:DIR (a sysroot with bin/rustc), or a build of the Rust project's CI (master#SHA, try#SHA)"
                + suggestion);
    }
}
