package dev.maar.crates;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which crate exactly: a registry's package at one version, a repository at one commit, or a local folder.
///
/// The order is Crater's: the registry's crates first, then GitHub's, local ones, and other repositories, each by the bytes of their keys, as
/// databases order text.
public sealed interface CrateId extends Comparable<CrateId> {

    /// A package of the registry at an exact version.
    record Registry(String name, String version) implements CrateId {
        @Override
        public String id() {
            return "reg/" + name + "/" + version;
        }

        @Override
        public String reportName() {
            return name + "-" + version;
        }

        @Override
        public String reportFolder() {
            return "reg";
        }
    }

    /// What git fetches; `sha` is the commit, null for one that is not known before its first clone.
    sealed interface Repository extends CrateId {
        @Nullable
        String sha();

        /// The same repository at a commit.
        Repository at(String commit);
    }

    /// A public repository of GitHub's, which Crater keeps apart from others.
    record GitHub(String org, String repository, @Nullable String sha) implements Repository {
        @Override
        public String name() {
            return org + "/" + repository;
        }

        @Override
        public String id() {
            return "gh/" + name() + (sha == null ? "" : "/" + sha);
        }

        @Override
        public String reportName() {
            return org + "." + repository + (sha == null ? "" : "." + sha);
        }

        @Override
        public String reportFolder() {
            return "gh";
        }

        @Override
        public GitHub at(String commit) {
            return new GitHub(org, repository, commit);
        }
    }

    /// A folder on this machine, by its last name.
    record Local(String name) implements CrateId {
        @Override
        public String id() {
            return "local/" + name;
        }

        @Override
        public String reportName() {
            return name + " (local)";
        }

        @Override
        public String reportFolder() {
            return "local";
        }
    }

    /// A repository anywhere else, by its address.
    record Git(String url, @Nullable String sha) implements Repository {
        @Override
        public String name() {
            return url;
        }

        @Override
        public String id() {
            return "git/" + encoded(url) + (sha == null ? "" : "/" + sha);
        }

        @Override
        public String reportName() {
            return url + (sha == null ? "" : "." + sha);
        }

        @Override
        public String reportFolder() {
            return "git";
        }

        @Override
        public Git at(String commit) {
            return new Git(url, commit);
        }
    }

    String name();

    /// Crater's key of a crate: `reg/NAME/VERSION`, `gh/ORG/NAME[/SHA]`, `local/NAME`, `git/URL[/SHA]` with a percent-encoded URL.
    String id();

    /// Crater's name of a crate in reports: `NAME-VERSION`, `ORG.NAME[.SHA]`, `NAME (local)`; `URL[.SHA]` for other repositories.
    String reportName();

    /// The same for all its versions or commits: [#id] without the last part of those that have one.
    default String family() {
        return switch (this) {
            case Registry registry -> "reg/" + registry.name();
            case GitHub gitHub -> "gh/" + gitHub.name();
            case Local _ -> id();
            case Git git -> "git/" + encoded(git.url());
        };
    }

    /// The folder of its kind in a report's logs: `reg`, `gh`, `local`, `git`.
    String reportFolder();

    /// Reads [#id] back; throws `IllegalArgumentException` for anything else.
    static CrateId parse(String id) {
        List<String> parts = List.of(id.split("/", -1));
        String third = parts.size() > 2 ? parts.get(2) : "";
        return switch (parts.getFirst() + " " + parts.size()) {
            case "reg 3" -> new Registry(parts.get(1), third);
            case "gh 3" -> new GitHub(parts.get(1), third, null);
            case "gh 4" -> new GitHub(parts.get(1), third, parts.get(3));
            case "local 2" -> new Local(parts.get(1));
            case "git 2" -> new Git(decoded(parts.get(1)), null);
            case "git 3" -> new Git(decoded(parts.get(1)), third);
            default -> throw new IllegalArgumentException("no crate id: " + id);
        };
    }

    /// Reads [#id] back; empty for anything else, as foreign text may be.
    static Optional<CrateId> tryParse(String id) {
        try {
            return Optional.of(parse(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Percent-encodes everything but ASCII letters and digits, as Crater does with addresses in keys.
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z')
                    || (unit >= 'a' && unit <= 'z');
            encoded.append(plain ? String.valueOf((char) unit) : String.format("%%%02X", unit));
        }
        return encoded.toString();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    default int compareTo(CrateId other) {
        int kinds = Integer.compare(kind(this), kind(other));
        return kinds != 0
                ? kinds
                : Arrays.compareUnsigned(id().getBytes(StandardCharsets.UTF_8),
                        other.id().getBytes(StandardCharsets.UTF_8));
    }

    private static int kind(CrateId crate) {
        return switch (crate) {
            case Registry _ -> 0;
            case GitHub _ -> 1;
            case Local _ -> 2;
            case Git _ -> 3;
        };
    }
}
