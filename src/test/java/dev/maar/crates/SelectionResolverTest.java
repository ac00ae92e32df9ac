package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SelectionResolverTest {
    private final LoopbackRegistry server = new LoopbackRegistry();

    @TempDir
    Path work;

    @BeforeEach
    void publish() {
        server.publish("fnv", "1.0.6");
        server.publish("fnv", "1.0.7");
        server.publish("try-lock", "0.2.2");
        server.publish("gone", "0.1.0", CrateArchive.small("gone", "0.1.0"), true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesTheNewestOrExactlyTheVersionAskedFor() throws InterruptedException {
        assertThat(resolve("list:try-lock,fnv@1.0.6,gone@0.1.0"))
                .extracting(crate -> crate.crate().id(), ResolvedCrate::status)
                .containsExactly(tuple("reg/fnv/1.0.6", "outdated"), tuple("reg/gone/0.1.0", "yanked"),
                        tuple("reg/try-lock/0.2.2", ""));
    }

    @Test
    void addsSelectionsUpAndKeepsTheFirstReason() throws Exception {
        write("lists/demo.txt", "# the demo\n\nfnv  # well known\r\n");
        assertThat(resolve("list:fnv@1.0.7", "demo", "list:fnv,try-lock"))
                .extracting(crate -> crate.crate().id(), ResolvedCrate::reason)
                .containsExactly(tuple("reg/fnv/1.0.7", "list:fnv@1.0.7"),
                        tuple("reg/try-lock/0.2.2", "list:fnv,try-lock"));
        assertThat(server.requests("/index/3/f/fnv")).hasSize(1);
    }

    @Test
    void takesAFolderItselfOrTheFoldersInIt() throws Exception {
        write("crates/one/Cargo.toml", "");
        write("crates/two/Cargo.toml", "");
        write("crates/notes/readme.md", "");
        assertThat(resolve("local:" + work.resolve("crates")))
                .extracting(crate -> crate.crate().id(), ResolvedCrate::location)
                .containsExactly(tuple("local/one", work.resolve("crates/one")),
                        tuple("local/two", work.resolve("crates/two")));
        assertThat(resolve("local:" + work.resolve("crates/one"))).hasSize(1);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Path list = write("list.txt", "fnv\nfnv@9.9.9\n\ntry_lock # mixed up\nFNV\nno such\nnothing\n");
        assertThatThrownBy(
                () -> resolve("file:" + list, "list:gone", "local:" + work.resolve("nowhere"), "file:missing.txt"))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(String.valueOf(error.getMessage()).lines()).containsExactlyInAnyOrder(
                        list + ":2: \"fnv@9.9.9\" has no such version; newest is 1.0.7",
                        list + ":4: \"try_lock\": the registry \"" + server.index()
                                + "\" has no crate of that name, did you mean \"try-lock\"?",
                        list + ":5: \"FNV\": the registry \"" + server.index()
                                + "\" has no crate of that name, did you mean \"fnv\"?",
                        list + ":6: \"no such\" is no crate name: expected up to 64 letters, digits, '-' or '_', optionally with"
                                + " an exact version, for example serde or serde@1.0.200",
                        list + ":7: \"nothing\": the registry \"" + server.index()
                                + "\" has no crate of that name, perhaps it is misspelled or was deleted",
                        "selection \"list:gone\": \"gone\": every version is yanked, name one exactly, for example gone@0.1.0",
                        "selection \"local:" + work.resolve("nowhere") + "\": there is no folder "
                                + work.resolve("nowhere"),
                        "selection \"file:missing.txt\": there is no file missing.txt"));
    }

    @Test
    void saysWhichLineIsNotText() throws IOException {
        Path list = work.resolve("list.txt");
        Files.write(list, new byte[]{'f', 'n', 'v', '\n', 'x', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> resolve("file:" + list)).isInstanceOf(UserError.class)
                .hasMessageContaining(list + ":2: this line is not UTF-8 text");
    }

    @Test
    void saysThatAListNamesNothingOrIsAFolder() throws IOException {
        Path list = write("empty.txt", "# nothing\n");
        assertThatThrownBy(() -> resolve("file:" + list, "file:" + work)).isInstanceOf(UserError.class)
                .hasMessageContaining(list + ": names no crate")
                .hasMessageContaining("cannot read " + work);
    }

    @Test
    void refusesTwoLocalCratesOfOneName() throws IOException {
        write("x/one/Cargo.toml", "");
        write("y/one/Cargo.toml", "");
        assertThatThrownBy(() -> resolve("local:" + work.resolve("x"), "local:" + work.resolve("y")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("two local crates are called one");
    }

    @Test
    void passesOnThatTheRegistryDoesNotAnswer() {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.next("/index/3/f/fnv", 500);
        }
        assertThatThrownBy(() -> resolve("list:fnv,try-lock")).isInstanceOf(EnvironmentError.class);
    }

    private List<ResolvedCrate> resolve(String... selections) throws InterruptedException {
        return new SelectionResolver(Loopback.registry(server, work), work.resolve("lists"))
                .resolve(Stream.of(selections).map(Selection::parse).toList());
    }

    private Path write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, text);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
