package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IndexEntryTest {

    @Test
    void newestIsTheHighestBySemverThatIsNotYanked() {
        IndexEntry entry = IndexEntry.parse(line("0.9.0", false) + line("0.10.0", false) + line("0.11.0", true)
                + line("0.2.0", false) + line("1.0.0-rc.1", false));
        assertThat(entry.newest()).map(IndexVersion::version).contains("0.10.0");
    }

    @Test
    void newestIsAPreReleaseWhereThereIsNothingElse() {
        IndexEntry entry = IndexEntry
                .parse(line("1.0.0-rc.2", false) + line("1.0.0-rc.10", false) + line("0.1.0", true));
        assertThat(entry.newest()).map(IndexVersion::version).contains("1.0.0-rc.10");
    }

    @Test
    void nothingIsNewestWhereAllIsYanked() {
        assertThat(IndexEntry.parse(line("1.0.0", true)).newest()).isEmpty();
    }

    @Test
    void findsAVersionWithoutItsBuildMetadata() {
        IndexEntry entry = IndexEntry.parse(line("1.0.0", false) + line("1.1.0+wasi", false));
        assertThat(entry.version("1.1.0")).map(IndexVersion::version).contains("1.1.0+wasi");
        assertThat(entry.version("1.0.0")).isPresent();
        assertThat(entry.version("1.2.0")).isEmpty();
    }

    @Test
    void keepsTheRawLineAndPassesOverLinesItCannotRead() {
        String good = "{\"name\":\"a\",\"vers\":\"1.0.0\",\"deps\":[{\"name\":\"b\"}],\"cksum\":\"" + "AB".repeat(32)
                + "\",\"yanked\":false,\"rust_version\":\"1.60\"}";
        IndexEntry entry = IndexEntry.parse("no json\n" + good + "\n{\"name\":\"a\",\"vers\":\"../x\"}\n");
        assertThat(entry.versions()).singleElement().satisfies(version -> {
            assertThat(version.line()).isEqualTo(good);
            assertThat(version.rustVersion()).isEqualTo("1.60");
            assertThat(version.checksum()).isEqualTo("ab".repeat(32));
        });
    }

    private static String line(String version, boolean yanked) {
        return "{\"name\":\"a\",\"vers\":\"" + version + "\",\"deps\":[],\"cksum\":\"" + "00".repeat(32)
                + "\",\"yanked\":"
                + yanked + "}\n";
    }
}
