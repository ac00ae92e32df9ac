package dev.maar.crates.dump;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/// Makes a dump of the real tables and columns, in the real order, of as many crates and versions as wanted; the same one for the same seed.
///
/// Crate `n` (from 0) is the more used the smaller `n` is, roughly as one over its rank; its number in the database is `3 n + 7`. The
/// last version that is not yanked is its default. Descriptions hold what CSV has to quote.
public final class MadeDump {
    public static final String MADE_AT = "2026-11-20T02:00:17.123456Z";

    private static final List<String> TABLES = List.of("crate_downloads", "crates", "metadata", "reserved_crate_names",
            "teams", "users", "crate_owners", "versions", "default_versions", "dependencies", "version_downloads");
    private static final List<String> WORDS = List.of("red", "tokio", "serde", "fast", "tiny", "async", "http", "json",
            "map",
            "lock", "hash", "derive", "macro", "core", "util", "rand", "time", "log", "error", "net");

    private final int crates;
    private final long seed;
    private final int[] firstVersion;

    public MadeDump(int crates, int versions, long seed) {
        this.crates = crates;
        this.seed = seed;
        this.firstVersion = new int[crates + 1];
        int mean = Math.max(1, versions / crates);
        for (int crate = 0; crate < crates; crate++) {
            firstVersion[crate + 1] = firstVersion[crate] + 1 + number("versions", crate, 2 * mean - 1);
        }
    }

    public int versions() {
        return firstVersion[crates];
    }

    public String name(int crate) {
        return WORDS.get(number("first", crate, WORDS.size())) + "-" + WORDS.get(number("second", crate, WORDS.size()))
                + (number("dash", crate, 2) == 0 ? "-" : "_") + crate;
    }

    public long downloads(int crate) {
        return 4_000_000_000L / (crate + 1 + number("rank", crate, 20)) + number("downloads", crate, 1000);
    }

    /// The version's number in the database, from 1; -1 where all are yanked.
    int defaultVersion(int crate) {
        for (int version = firstVersion[crate + 1]; version > firstVersion[crate]; version--) {
            if (!yanked(crate, version)) {
                return version;
            }
        }
        return -1;
    }

    String number(int crate, int version) {
        return "1." + (version - firstVersion[crate]) + ".0";
    }

    String checksum(int version) {
        return ByteString.encodeUtf8(seed + "/" + version).sha256().hex();
    }

    /// The crates that a version depends on.
    int[] dependencies(int version) {
        int[] dependencies = new int[number("dependencies", version, 6)];
        for (int place = 0; place < dependencies.length; place++) {
            double chance = number("target" + place, version, 1_000_000) / 1e6;
            dependencies[place] = (int) (crates * chance * chance * chance);
        }
        return dependencies;
    }

    String requirement(int version, int place) {
        return List.of("^1.0", "^0.8.5", "=1.2.0", ">=0.7, <0.9", "*").get(number("requirement" + place, version, 5));
    }

    private boolean yanked(int crate, int version) {
        return crate % 50 == 49 || number("yanked", version, 20) == 0;
    }

    private static int id(int crate) {
        return 3 * crate + 7;
    }

    private int number(String what, int index, int bound) {
        long mixed = (seed * 31 + what.hashCode()) * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }

    /// All tables in memory, by name, to be changed by a test.
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            StringWriter text = new StringWriter();
            write(table, text);
            tables.put(table, text.toString());
        }
        return tables;
    }

    /// The archive of such tables.
    public static byte[] archive(Map<String, String> tables) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(bytes)) {
            writeHead(tar);
            for (Map.Entry<String, String> table : tables.entrySet()) {
                put(tar, "data/" + table.getKey() + ".csv", table.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Writes the archive to a file, table by table.
    public void archive(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".csv");
        try (TarArchiveOutputStream tar = tar(new BufferedOutputStream(Files.newOutputStream(file)))) {
            writeHead(tar);
            for (String table : TABLES) {
                try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8), 1 << 16)) {
                    write(table, out);
                }
                tar.putArchiveEntry(tar.createArchiveEntry(part, "2026-11-20-020017/data/" + table + ".csv"));
                Files.copy(part, tar);
                tar.closeArchiveEntry();
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static TarArchiveOutputStream tar(OutputStream output) throws IOException {
        var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(output), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void writeHead(TarArchiveOutputStream tar) throws IOException {
        put(tar, "README.md", "# crates.io Database Dump\n");
        put(tar, "metadata.json", "{\n  \"timestamp\": \"" + MADE_AT + "\",\n  \"crates_io_commit\": \"unknown\"\n}");
        put(tar, "schema.sql", "--\n-- PostgreSQL database dump\n--\n");
    }

    private static void put(TarArchiveOutputStream tar, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("2026-11-20-020017/" + path, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private void write(String table, Writer out) {
        try {
            switch (table) {
                case "crates" -> crates(out);
                case "crate_downloads" -> crateDownloads(out);
                case "versions" -> versions(out);
                case "default_versions" -> defaultVersions(out);
                case "dependencies" -> dependencies(out);
                case "version_downloads" -> versionDownloads(out);
                case "crate_owners" -> owners(out);
                case "users" -> people(out);
                case "teams" ->
                    out.write("avatar,github_id,id,login,name,org_id\n,77,1,github:rust-lang:libs,Libs,5\n");
                case "metadata" -> out.write("total_downloads\n123456789\n");
                default -> out.write("name\nstd\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void crates(Writer out) throws IOException {
        out.write(
                "created_at,description,documentation,homepage,id,max_features,max_upload_size,name,readme,repository,"
                        + "updated_at\n");
        for (int crate = 0; crate < crates; crate++) {
            String repository = crate % 7 == 0 ? "" : "https://git.example/" + name(crate);
            out.write("2019-03-01 10:00:00+00,\"A \"\"small\"\" crate, number " + crate + "\nof many — œuvre\",,,"
                    + id(crate)
                    + ",,," + name(crate) + ",\"# Title\n\nText, \"\"quoted\"\"\n\"," + repository
                    + ",2026-01-02 10:00:00+00\n");
        }
    }

    private void crateDownloads(Writer out) throws IOException {
        out.write("crate_id,downloads\n");
        for (int crate = 0; crate < crates; crate++) {
            out.write(id(crate) + "," + downloads(crate) + "\n");
        }
    }

    private void versions(Writer out) throws IOException {
        out.write(
                "bin_names,categories,checksum,crate_id,crate_size,created_at,description,documentation,downloads,edition,"
                        + "features,has_lib,homepage,id,keywords,license,links,num,num_no_build,published_by,repository,rust_version,"
                        + "updated_at,yanked\n");
        for (int crate = 0; crate < crates; crate++) {
            for (int version = firstVersion[crate] + 1; version <= firstVersion[crate + 1]; version++) {
                String num = number(crate, version);
                out.write(
                        "{},{},%s,%d,12345,2020-01-01 00:00:00+00,\"One, \"\"two\"\"\",,%d,2021,\"{\"\"default\"\":[\"\"std\"\"]}\","
                                .formatted(checksum(version), id(crate), downloads(crate) / 3)
                                + "t,," + version + ",{},MIT OR Apache-2.0,," + num + "," + num + ",1,,"
                                + (version % 3 == 0 ? "1.63" : "") + ",2020-01-01 00:00:00+00,"
                                + (yanked(crate, version) ? "t" : "f") + "\n");
            }
        }
    }

    private void defaultVersions(Writer out) throws IOException {
        out.write("crate_id,num_versions,version_id\n");
        for (int crate = 0; crate < crates; crate++) {
            int version = defaultVersion(crate);
            out.write(id(crate) + "," + (firstVersion[crate + 1] - firstVersion[crate]) + ","
                    + (version < 0 ? firstVersion[crate + 1] : version) + "\n");
        }
    }

    private void dependencies(Writer out) throws IOException {
        out.write("crate_id,default_features,explicit_name,features,id,kind,optional,req,target,version_id\n");
        int id = 1;
        for (int version = 1; version <= versions(); version++) {
            int[] dependencies = dependencies(version);
            for (int place = 0; place < dependencies.length; place++) {
                out.write(id(dependencies[place]) + ",t,,{}," + id++ + "," + place % 3 + ",f,\""
                        + requirement(version, place) + "\",," + version + "\n");
            }
        }
    }

    private void versionDownloads(Writer out) throws IOException {
        out.write("date,downloads,version_id\n");
        for (int day = 1; day <= 5; day++) {
            for (int version = 1; version <= versions(); version++) {
                out.write("2026-11-0" + day + "," + version % 10 + "," + version + "\n");
            }
        }
    }

    private void owners(Writer out) throws IOException {
        out.write("crate_id,created_at,created_by,owner_id,owner_kind\n");
        for (int crate = 0; crate < crates; crate++) {
            out.write(id(crate) + ",2019-03-01 10:00:00+00,1," + (1 + crate % 100) + ",0\n");
            if (crate % 10 == 0) {
                out.write(id(crate) + ",2019-03-01 10:00:00+00,1,1,1\n");
            }
        }
    }

    private static void people(Writer out) throws IOException {
        out.write("gh_avatar,gh_id,gh_login,id,name\n");
        for (int person = 1; person <= 100; person++) {
            out.write(
                    "," + (1000 + person) + ",person" + person + "," + person + ",\"Person, the " + person + "th\"\n");
        }
    }
}
