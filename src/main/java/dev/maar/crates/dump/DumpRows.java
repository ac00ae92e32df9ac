package dev.maar.crates.dump;

import dev.maar.crates.CrateName;
import dev.maar.crates.IndexVersion;
import java.util.Arrays;
import java.util.BitSet;

/// What the rows of one table mean together with those of others: which version is a crate's default, and whose it is.
///
/// It holds four bytes a version and eight a crate, by their numbers in the registry's database.
final class DumpRows {
    private final DumpSink sink;
    private final BitSet defaults = new BitSet();
    private int[] crates = new int[1 << 16];
    private long[] recent = new long[1 << 14];

    DumpRows(DumpSink sink) {
        this.sink = sink;
    }

    /// Takes one row; columns are in the order of [DumpTable#columns].
    void take(DumpTable table, DumpRow row) {
        switch (table) {
            case CRATES -> crate(row);
            case CRATE_DOWNLOADS -> sink.downloads(row.id(0), row.count(1));
            case DEFAULT_VERSIONS -> defaults.set(row.id(1));
            case VERSIONS -> version(row);
            case DEPENDENCIES -> dependency(row);
            case VERSION_DOWNLOADS -> downloads(row);
            case USERS -> sink.person(row.id(0), row.text(1));
            case TEAMS -> sink.team(row.id(0), row.text(1));
            case CRATE_OWNERS -> sink.owner(row.id(0), row.id(1), row.count(2) == 1);
        }
    }

    /// Takes the end of a table.
    void end(DumpTable table) {
        if (table == DumpTable.VERSION_DOWNLOADS) {
            for (int crate = 0; crate < recent.length; crate++) {
                if (recent[crate] > 0) {
                    sink.recentDownloads(crate, recent[crate]);
                }
            }
        }
    }

    private void crate(DumpRow row) {
        String name = row.text(1);
        if (!CrateName.isValid(name)) {
            throw row.wrong(1, "a crate's name");
        }
        sink.crate(row.id(0), name, row.textOrNull(2));
    }

    private void version(DumpRow row) {
        int version = row.id(0);
        int crate = row.id(1);
        if (version >= crates.length) {
            crates = Arrays.copyOf(crates, Math.max(version + 1, crates.length * 2));
        }
        crates[version] = crate;
        boolean yanked = row.flag(4);
        if (!defaults.get(version)) {
            return;
        }
        if (yanked) {
            // By the registry's rule the default is a yanked one only where all are.
            defaults.clear(version);
        } else {
            String checksum = row.textOrNull(3);
            if (checksum != null && !checksum.matches("[0-9a-f]{64}")) {
                throw row.wrong(3, "64 hexadecimal digits");
            }
            if (!IndexVersion.isVersion(row.text(2))) {
                throw row.wrong(2, "a semantic version");
            }
            sink.version(crate, row.text(2), checksum, row.textOrNull(5));
        }
    }

    private void dependency(DumpRow row) {
        int version = row.id(0);
        if (defaults.get(version)) {
            sink.dependency(crateOf(version), row.id(1), row.text(2));
        }
    }

    private void downloads(DumpRow row) {
        int crate = crateOf(row.id(0));
        if (crate >= recent.length) {
            recent = Arrays.copyOf(recent, Math.max(crate + 1, recent.length * 2));
        }
        recent[crate] += row.count(1);
    }

    /// 0, which is nobody's number, for a version that the dump does not have.
    private int crateOf(int version) {
        return version < crates.length ? crates[version] : 0;
    }
}
