package dev.maar.build;

import dev.maar.crates.CrateId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A package as cargo names it in its messages; `source` begins with its kind (`registry+`, `sparse+`, `git+`, `path+`).
record PackageId(String name, String version, String source) {
    private static final int LONGEST = 2_000;
    private static final Pattern BEFORE_1_77 = Pattern.compile("(\\S+) (\\S+) \\((.+)\\)");
    private static final Pattern SPEC = Pattern
            .compile("((?:registry|sparse|git|path)\\+[^#]+)#(?:([^@:]+)[@:])?([^@:]+)");
    private static final Pattern GITHUB = Pattern
            .compile("git\\+https://github\\.com/([\\w.-]+)/([\\w.-]+?)(?:\\.git)?/?");
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,200}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,200}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    /// Reads both of cargo's forms, `NAME VERSION (SOURCE)` and `SOURCE#NAME@VERSION`; empty for anything else.
    static Optional<PackageId> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher old = BEFORE_1_77.matcher(text);
        if (old.matches()) {
            return of(old.group(1), old.group(2), old.group(3));
        }
        Matcher spec = SPEC.matcher(text);
        if (!spec.matches()) {
            return Optional.empty();
        }
        String name = spec.group(2);
        return of(name == null ? lastSegment(spec.group(1)) : name, spec.group(3), spec.group(1));
    }

    private static Optional<PackageId> of(String name, String version, String source) {
        boolean sound = NAME.matcher(name).matches() && VERSION.matcher(version).matches();
        return sound ? Optional.of(new PackageId(name, version, source)) : Optional.empty();
    }

    /// Crater's key of this crate: `reg/NAME/VERSION`, `gh/ORG/NAME[/COMMIT]`, `git/URL[/COMMIT]`, `path/PATH`, the last two percent-encoded.
    String crateId() {
        if (source.startsWith("path+")) {
            return "path/" + CrateId.encoded(path().orElse(source));
        }
        if (!source.startsWith("git+")) {
            return registryId(name, version);
        }
        String commit = commit().map(hash -> "/" + hash).orElse("");
        Matcher github = GITHUB.matcher(address());
        return github.matches()
                ? "gh/" + github.group(1) + "/" + github.group(2) + commit
                : "git/" + CrateId.encoded(address().substring("git+".length())) + commit;
    }

    /// The key of a package of the registry.
    static String registryId(String name, String version) {
        return "reg/" + name + "/" + version;
    }

    /// The folder of a package that is not from elsewhere.
    Optional<String> path() {
        return source.startsWith("path+file://")
                ? Optional.of(source.substring("path+file://".length()))
                : Optional.empty();
    }

    private String address() {
        return source.replaceFirst("[?#].*", "");
    }

    private Optional<String> commit() {
        String tail = source.contains("#")
                ? source.substring(source.indexOf('#') + 1)
                : source.substring(source.indexOf('?') + 1).replaceFirst("^rev=", "");
        return COMMIT.matcher(tail).matches() ? Optional.of(tail) : Optional.empty();
    }

    private static String lastSegment(String source) {
        String address = source.replaceFirst("[?#].*", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
