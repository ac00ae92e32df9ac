package dev.maar.crates;

import java.util.Comparator;

/// Which crate exactly: a registry's package at one version, or a local folder.
///
/// The order is Crater's: registry crates first, then local ones, each by name and version as text.
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

    String name();

    /// Crater's key of a crate: `reg/NAME/VERSION`, `local/NAME`.
    String id();

    /// Crater's name of a crate in reports: `NAME-VERSION`, `NAME (local)`.
    String reportName();

    /// The folder of its kind in a report's logs: `reg`, `local`.
    String reportFolder();

    /// Reads [#id] back; throws `IllegalArgumentException` for anything else.
    static CrateId parse(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length == 3 && parts[0].equals("reg")) {
            return new Registry(parts[1], parts[2]);
        }
        if (parts.length == 2 && parts[0].equals("local")) {
            return new Local(parts[1]);
        }
        throw new IllegalArgumentException("no crate id: " + id);
    }

    @Override
    default int compareTo(CrateId other) {
        return Comparator.<CrateId>comparingInt(crate -> crate instanceof Registry ? 0 : 1)
                .thenComparing(CrateId::id)
                .compare(this, other);
    }
}
