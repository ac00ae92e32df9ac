package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageStoreTest {
    private final LoopbackRegistry server = new LoopbackRegistry();
    private final CrateId.Registry fnv = new CrateId.Registry("fnv", "1.0.7");

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesAFolderThatADirectorySourceTakes() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        Path folder = work.resolve("sources/fnv-1.0.7");
        assertThat(Loopback.packages(server, work).fetch(fnv, checksum)).isEqualTo(new Sources.Ready(folder));
        assertThat(folder.resolve("src/lib.rs")).exists();
        assertThat(folder.resolve(".cargo-checksum.json"))
                .hasContent("{\"files\":{},\"package\":\"" + checksum + "\"}");
        assertThat(work.resolve("sources/.partial")).isEmptyDirectory();
    }

    @Test
    void unpacksOnceForAllWhoAsk() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        PackageStore store = Loopback.packages(server, work);
        List<Future<Sources>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 20; number++) {
                asked.add(threads.submit(() -> store.fetch(fnv, checksum)));
            }
        }
        for (Future<Sources> answer : asked) {
            assertThat(answer.get()).isInstanceOf(Sources.Ready.class);
        }
        assertThat(server.requests("/archives/fnv/1.0.7/download")).hasSize(1);
    }

    @Test
    void makesAnewWhatAKilledProcessLeftUnfinished() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        Path folder = Files.createDirectories(work.resolve("sources/fnv-1.0.7"));
        Files.writeString(folder.resolve("half"), "");
        assertThat(Loopback.packages(server, work).fetch(fnv, checksum)).isInstanceOf(Sources.Ready.class);
        assertThat(folder.resolve("half")).doesNotExist();
        assertThat(folder.resolve("Cargo.toml")).exists();
    }

    @Test
    void doesNotWriteItsMarkerThroughTheArchivesLink() throws Exception {
        byte[] archive = new CrateArchive().file("fnv-1.0.7/Cargo.toml", "untouched")
                .symbolicLink("fnv-1.0.7/.cargo-checksum.json", "Cargo.toml")
                .bytes();
        String checksum = server.publish("fnv", "1.0.7", archive, false);
        assertThat(Loopback.packages(server, work).fetch(fnv, checksum)).isInstanceOf(Sources.Ready.class);
        assertThat(work.resolve("sources/fnv-1.0.7/Cargo.toml")).hasContent("untouched");
    }

    @Test
    void refusesABadArchiveAsAValueAndKeepsNothing() throws Exception {
        byte[] archive = new CrateArchive().file("fnv-1.0.7/Cargo.toml", "").file("fnv-1.0.7/../../evil", "").bytes();
        String checksum = server.publish("fnv", "1.0.7", archive, false);
        assertThat(Loopback.packages(server, work).fetch(fnv, checksum)).isEqualTo(new Sources.Refused(
                "fnv-1.0.7.crate: the entry \"fnv-1.0.7/../../evil\" leads out of the package"));
        assertThat(work.resolve("sources/fnv-1.0.7")).doesNotExist();
        assertThat(work.resolve("sources/.partial")).isEmptyDirectory();
    }

    @Test
    void refusesNamesThatNoRegistryGaveOut() throws Exception {
        PackageStore store = Loopback.packages(server, work);
        assertThat(store.fetch(new CrateId.Registry("../x", "1.0.0"), "ab".repeat(32)))
                .isInstanceOf(Sources.Refused.class);
        assertThat(store.fetch(new CrateId.Registry("x", "1.0.0/.."), "ab".repeat(32)))
                .isInstanceOf(Sources.Refused.class);
        assertThat(store.fetch(new CrateId.Registry("x", "1.0.0"), "short")).isInstanceOf(Sources.Refused.class);
    }

    @Test
    void doesNotMixTwoRegistries() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        PackageStore store = Loopback.packages(server, work);
        store.fetch(fnv, checksum);
        assertThatThrownBy(() -> store.fetch(fnv, "ab".repeat(32))).isInstanceOf(EnvironmentError.class)
                .hasMessageContaining("another registry");
    }
}
