package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutStoreTest {
    private static final RepositoryAddress ADDRESS = RepositoryAddress.parse("https://git.example/a");
    private static final String COMMIT = "f".repeat(40);

    @TempDir
    Path work;

    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Files.createDirectories(work.resolve("checkout"));
        Files.writeString(checkout.resolve("Cargo.toml"), "");
        Files.writeString(Files.createDirectories(checkout.resolve("target")).resolve("kept.txt"), "");
    }

    @Test
    void keepsACommitsFilesWholeAndApartFromOtherRepositories() {
        CheckoutStore store = store(PackageLimits.usual());
        assertThat(store.find(ADDRESS, COMMIT)).isEmpty();

        Path kept = ready(store.keep(ADDRESS, COMMIT, checkout));

        assertThat(kept.resolve("target/kept.txt")).exists();
        assertThat(store.find(ADDRESS, COMMIT)).contains(kept);
        assertThat(store(PackageLimits.usual()).find(ADDRESS, COMMIT)).contains(kept);
        assertThat(store.find(RepositoryAddress.parse("https://git.example/b"), COMMIT)).isEmpty();
        assertThat(store.find(ADDRESS, "0".repeat(40))).isEmpty();
    }

    @Test
    void refusesWhatLeadsOutOrIsTooMuchAndKeepsNothingOfIt() throws IOException {
        Path link = Files.createSymbolicLink(checkout.resolve("out"), Path.of("../secret"));
        assertThat(store(PackageLimits.usual()).keep(ADDRESS, COMMIT, checkout)).isEqualTo(new Sources.Refused(
                "the repository https://git.example/a: out is a link to something outside the crate"));
        Files.delete(link);
        CheckoutStore small = store(new PackageLimits(1 << 20, 3, 100, 20, 1 << 20));
        assertThat(small.keep(ADDRESS, COMMIT, checkout)).isEqualTo(new Sources.Refused(
                "the repository https://git.example/a: it holds more than 3 files and folders"));
        assertThat(small.find(ADDRESS, COMMIT)).isEmpty();
        assertThat(work.resolve("store/.partial")).isEmptyDirectory();
    }

    private CheckoutStore store(PackageLimits limits) {
        return new CheckoutStore(work.resolve("store"), limits, InstantSource.system());
    }

    private static Path ready(Sources sources) {
        return ((Sources.Ready) sources).folder();
    }
}
