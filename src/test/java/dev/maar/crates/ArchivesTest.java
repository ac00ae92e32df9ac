package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchivesTest {
    private static final String DOWNLOAD = "/archives/fnv/1.0.7/download";

    private final LoopbackRegistry server = new LoopbackRegistry();
    private final CrateId.Registry fnv = new CrateId.Registry("fnv", "1.0.7");

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void downloadsOnceAndChecksTheSum() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        Path archive = Loopback.archives(server, work).fetch(fnv, checksum);
        assertThat(archive).isEqualTo(work.resolve("registry/archives/fnv-1.0.7.crate"))
                .hasBinaryContent(CrateArchive.small("fnv", "1.0.7"));
        Loopback.archives(server, work).fetch(fnv, checksum);
        assertThat(server.requests(DOWNLOAD)).hasSize(1);
        assertThat(work.resolve("registry/archives/.partial")).isEmptyDirectory();
    }

    @Test
    void fetchesAgainWhatWasSpoiledOnDisk() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        Path archive = Loopback.archives(server, work).fetch(fnv, checksum);
        Files.writeString(archive, "spoiled");
        assertThat(Loopback.archives(server, work).fetch(fnv, checksum))
                .hasBinaryContent(CrateArchive.small("fnv", "1.0.7"));
    }

    @Test
    void triesOnceMoreWhereTheSumDiffers() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        server.next(DOWNLOAD, new MockResponse.Builder().body("something else").build());
        assertThat(Loopback.archives(server, work).fetch(fnv, checksum)).exists();
        assertThat(server.requests(DOWNLOAD)).hasSize(2);
    }

    @Test
    void namesBothSumsWhereTheyGoOnDifferingAndKeepsNothing() throws Exception {
        server.publish("fnv", "1.0.7");
        String wrong = "ab".repeat(32);
        String real = ByteString.of(CrateArchive.small("fnv", "1.0.7")).sha256().hex();
        assertThatThrownBy(() -> Loopback.archives(server, work).fetch(fnv, wrong)).isInstanceOf(EnvironmentError.class)
                .hasMessageContaining("fnv-1.0.7.crate")
                .hasMessageContaining(wrong)
                .hasMessageContaining(real);
        assertThat(server.requests(DOWNLOAD)).hasSize(2);
        assertThat(work.resolve("registry/archives/fnv-1.0.7.crate")).doesNotExist();
        assertThat(work.resolve("registry/archives/.partial")).isEmptyDirectory();
    }

    @Test
    void startsOverWhereTheBodyBreaksOff() throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        Buffer half = new Buffer().write(CrateArchive.small("fnv", "1.0.7"), 0, 50);
        server.next(DOWNLOAD, new MockResponse.Builder().body(half)
                .setHeader("Content-Length", "5000")
                .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(Loopback.archives(server, work).fetch(fnv, checksum))
                .hasBinaryContent(CrateArchive.small("fnv", "1.0.7"));
    }

    @Test
    void refusesWhatIsGoneOrTooLarge() {
        assertThatThrownBy(() -> Loopback.archives(server, work).fetch(fnv, "ab".repeat(32)))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("fnv-1.0.7.crate is gone");
        server.file(DOWNLOAD, ByteString.of(new byte[1024 * 1024 + 1]));
        assertThatThrownBy(() -> Loopback.archives(server, work).fetch(fnv, "ab".repeat(32)))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void sweepsWhatAKilledProcessLeftButNotWhatIsFresh() throws IOException {
        Path partial = Files.createDirectories(work.resolve("registry/archives/.partial"));
        Path old = Files.writeString(partial.resolve("old"), "");
        Files.setLastModifiedTime(old, FileTime.from(Loopback.CLOCK.instant().minus(Duration.ofHours(2))));
        Path fresh = Files.writeString(partial.resolve("fresh"), "");
        Loopback.archives(server, work);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }
}
