package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.maar.crates.Catalogue;
import dev.maar.crates.Catalogue.Order;
import dev.maar.crates.DumpAddress;
import dev.maar.crates.KnownCrate;
import dev.maar.crates.LoopbackRegistry;
import dev.maar.crates.WebClient;
import dev.maar.crates.dump.MadeDump;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StoredCataloguesTest {
    private static final String PATH = "/db-dump.tar.gz";
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.NOON);
    private static final String CHECKSUM = "7dbf57a3ed617234cd386b0f2042474ab8a0f152f17305ad0d1f8e62412a2629";
    private static final MadeDump SMALL = new MadeDump(10, 20, 1);
    private static final MadeDump DUMP = new MadeDump(1000, 8000, 1);

    private final LoopbackRegistry server = new LoopbackRegistry();
    private final WebClient web = WebClient.from(Map.of("NO_PROXY", "*"), "test", CLOCK,
            new WebClient.Patience(2, 2, Duration.ofMillis(5), Duration.ofSeconds(3), Duration.ofSeconds(20)));
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAWholeDump() throws InterruptedException {
        serve(DUMP.tables());
        Catalogue catalogue = bring(false);
        assertThat(catalogue.madeAt()).isEqualTo("2026-11-20T02:00:17.123Z");
        assertThat(catalogue.downloads()).hasSize(1000);
        assertThat(catalogue.first(2000, Order.DOWNLOADS)).hasSize(976)
                .allSatisfy(crate -> assertThat(crate.checksum()).hasSize(64));
        assertThat(catalogue.find("net-async_0"))
                .contains(new KnownCrate("net-async_0", "1.9.0", CHECKSUM, "1.63", null,
                        307_692_757, 225, 203));
        assertThat(catalogue.owners("net-async_0")).containsExactly("github:rust-lang:libs", "person1");
        assertThat(catalogue.owners()).hasSizeGreaterThan(900)
                .containsEntry("net-async_0", List.of("github:rust-lang:libs", "person1"));
        assertThat(catalogue.place("net-async_0", Order.DOWNLOADS)).contains(5);
        assertThat(catalogue.place("net-async_0", Order.DEPENDENTS)).contains(1);
        assertThat(catalogue.dependents("net-async_0")).hasSize(203);
        assertThat(catalogue.find(DUMP.name(49)).orElseThrow().version()).isNull();
        assertThat(folder.resolve(".partial")).isEmptyDirectory();
        assertThat(said).contains("the registry's data is of 2026-11-20 02:00 UTC");
    }

    @Test
    void takesTheTablesInAnyOrder() throws InterruptedException {
        serve(DUMP.tables());
        List<KnownCrate> crates = bring(false).first(2000, Order.DEPENDENTS);
        List<Map.Entry<String, String>> reversed = new ArrayList<>(DUMP.tables().entrySet()).reversed();
        Map<String, String> tables = new LinkedHashMap<>();
        reversed.forEach(table -> tables.put(table.getKey(), table.getValue()));
        serve(tables);
        assertThat(bring(true).first(2000, Order.DEPENDENTS)).isEqualTo(crates);
    }

    @Test
    void asksForANewerDumpOnlyIfThatIsWanted() throws InterruptedException {
        serve(SMALL.tables());
        bring(false);
        bring(false);
        assertThat(server.requests(PATH)).hasSize(1);
        bring(true);
        assertThat(server.requests(PATH)).hasSize(2);
        assertThat(server.requests(PATH).getLast().getHeaders().get("If-None-Match")).isNotNull();
        assertThat(bring(true).downloads()).hasSize(10);
        serve(new MadeDump(11, 20, 1).tables());
        assertThat(bring(false).downloads()).hasSize(10);
        assertThat(bring(true).downloads()).hasSize(11);
    }

    @Test
    void goesOnWhereATransferBrokeOff() throws InterruptedException {
        byte[] dump = MadeDump.archive(SMALL.tables());
        server.next(PATH, new MockResponse.Builder().body(new Buffer().write(dump, 0, 1000))
                .setHeader("ETag", "\"one\"")
                .setHeader("Content-Length", dump.length)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.next(PATH, new MockResponse.Builder().code(206)
                .body(new Buffer().write(dump, 1000, dump.length - 1000))
                .build());
        assertThat(bring(false).downloads()).hasSize(10);
        assertThat(server.requests(PATH).getLast().getHeaders().get("Range")).isEqualTo("bytes=1000-");
        assertThat(server.requests(PATH).getLast().getHeaders().get("If-Range")).isEqualTo("\"one\"");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("versions", "", "the registry's dump has no table versions: expected"),
                arguments("versions", "s/,yanked\n/,pulled\n/",
                        "the registry's dump: table versions has no column yanked (it has bin_names, "),
                arguments("versions", "s/,t\n/,maybe\n/", "column yanked: \"maybe\": expected t or f"),
                arguments("crate_downloads", "s/\n7,[0-9]+/\n7,many/",
                        "table crate_downloads, line 2, column downloads: \"many\": expected a whole number"),
                arguments("crate_downloads", "s/\n7,/\n4000000000,/", "expected a number from 1 to 134217728"),
                arguments("crate_downloads", "s/\n7,[0-9]+/\n7/",
                        "table crate_downloads, line 2: the row has 1 columns and none for downloads"),
                arguments("crates", "s/\"A /\"A\"x /", "the registry's dump: table crates, after row "));
    }

    @ParameterizedTest
    @MethodSource
    void bad(String table, String change, String message) throws InterruptedException {
        serve(SMALL.tables());
        bring(false);
        Map<String, String> tables = SMALL.tables();
        String[] parts = change.split("/", -1);
        String text = tables.remove(table);
        if (!change.isEmpty()) {
            tables.put(table, String.valueOf(text).replaceFirst(parts[1], parts[2]));
        }
        serve(tables);
        assertThatThrownBy(() -> bring(true)).isInstanceOf(UserError.class).hasMessageContaining(message);
        assertThat(bring(false).downloads()).hasSize(10);
        assertThat(folder.resolve(".partial")).isEmptyDirectory();
    }

    @Test
    void saysThatAnArchiveIsDamagedOrNone() throws IOException {
        byte[] dump = MadeDump.archive(SMALL.tables());
        server.file(PATH, ByteString.of(dump, 0, dump.length / 2));
        assertThatThrownBy(() -> bring(false)).isInstanceOf(UserError.class)
                .hasMessageContaining("the registry's dump is damaged or cut short");
        dump[dump.length / 2] ^= 0x55;
        server.file(PATH, ByteString.of(dump));
        assertThatThrownBy(() -> bring(false)).isInstanceOf(UserError.class);
        server.file(PATH, ByteString.encodeUtf8("<html>"));
        assertThatThrownBy(() -> bring(false)).isInstanceOf(UserError.class)
                .hasMessageContaining("the registry's dump is damaged or cut short");
        server.next(PATH, 404);
        assertThatThrownBy(() -> bring(false)).isInstanceOf(UserError.class)
                .hasMessageContaining("there is no dump of the registry at " + server.url(PATH) + " (HTTP 404)");
        assertThat(folder.resolve(".partial")).isEmptyDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly(".partial");
        }
    }

    @Test
    void leavesNothingHalfThereWhenItIsInterrupted() {
        serve(DUMP.tables());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> bring(false)).isInstanceOf(InterruptedException.class);
        assertThat(catalogues(false).kept()).isEmpty();
        assertThat(folder.resolve(".partial")).isEmptyDirectory();
    }

    private Catalogue bring(boolean refresh) throws InterruptedException {
        return catalogues(refresh).bring();
    }

    private StoredCatalogues catalogues(boolean refresh) {
        return new StoredCatalogues(DumpAddress.parse(server.url(PATH), "").orElseThrow(), web, folder, refresh, CLOCK,
                said::add);
    }

    private void serve(Map<String, String> tables) {
        server.file(PATH, ByteString.of(MadeDump.archive(tables)));
    }
}
