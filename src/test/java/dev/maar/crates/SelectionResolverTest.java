package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectionResolverTest {
    private final LoopbackRegistry server = new LoopbackRegistry();

    private static final String COMMIT = "f".repeat(40);
    private static final String OTHER = "0".repeat(40);

    private Catalogues catalogues = Catalogues.none("test");
    private PastCrates past = (_, _, _) -> List.of();
    private GitHosts hosts = new GitHosts(List.of());
    private final Repositories repositories = wanted -> wanted.stream()
            .collect(Collectors.toMap(request -> request, SelectionResolverTest::answer));

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
    void takesAwayWhatIsExcluded() throws Exception {
        assertThat(resolution(choice("list:fnv,fnv@1.0.6,try-lock", "list:try-lock,fnv@1.0.6")).crates())
                .extracting(crate -> crate.crate().id())
                .containsExactly("reg/fnv/1.0.7");
        Resolution resolution = resolution(choice("list:fnv,fnv@1.0.6,try-lock", "list:fnv", "list:nobody"));
        assertThat(resolution.crates()).extracting(crate -> crate.crate().id()).containsExactly("reg/try-lock/0.2.2");
        assertThat(resolution.left()).isEqualTo(Map.of(new CrateId.Registry("fnv", "1.0.6"), "--exclude list:fnv",
                new CrateId.Registry("fnv", "1.0.7"), "--exclude list:fnv"));
        assertThat(resolution.notes()).containsExactly("--exclude list:nobody takes nothing away");
        assertThatThrownBy(() -> resolution(choice("list:fnv", "list:fnv"))).isInstanceOf(UserError.class)
                .hasMessage("the selection list:fnv --exclude list:fnv is empty: expected a crate");
        assertThatThrownBy(() -> resolution(choice("list:fnv", "file:nowhere.txt"))).isInstanceOf(UserError.class)
                .hasMessage("--exclude: selection \"file:nowhere.txt\": there is no file nowhere.txt");
    }

    @Test
    void partsAddUpToTheWholeAndStayTheSame() throws InterruptedException {
        for (int number = 0; number < 40; number++) {
            server.publish("crate-" + number, "0.1.0");
        }
        List<String> names = IntStream.range(0, 40).mapToObj(number -> "crate-" + number).toList();
        List<ResolvedCrate> all = resolve("list:" + String.join(",", names));
        List<ResolvedCrate> parts = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Resolution part = resolution(new CrateChoice(List.of(Selection.parse("list:" + String.join(",", names))),
                    List.of(), null, new Shard(number, 3), false, false));
            parts.addAll(part.crates());
            assertThat(part.notes()).containsExactly("shard " + number + "/3: " + part.crates().size()
                    + " of 40 crates, by a hash of their names");
        }
        assertThat(parts).containsExactlyInAnyOrderElementsOf(all);
        assertThat(new Shard(1, 5).contains(new CrateId.Registry("serde", "1.0.0"))).isTrue();
    }

    @Test
    void leavesOutWhatIsMissingIfThatIsAllowed() throws InterruptedException {
        Resolution resolution = resolution(new CrateChoice(List.of(Selection.parse("list:fnv,try_lock,fnv@9.9.9,gone")),
                List.of(), null, null, true, false));
        assertThat(resolution.crates()).extracting(crate -> crate.crate().id()).containsExactly("reg/fnv/1.0.7");
        assertThat(resolution.notes()).hasSize(3).anyMatch(note -> note.contains("did you mean \"try-lock\"?"));
    }

    @Test
    void readsAListFromAWebServer() throws InterruptedException {
        server.file("/list.txt", ByteString.encodeUtf8("fnv # the first\n\ntry_lock\n"));
        assertThatThrownBy(() -> resolve("file:" + server.url("/list.txt"))).isInstanceOf(UserError.class)
                .hasMessageStartingWith(server.url("/list.txt") + ":3: \"try_lock\"");
        server.file("/list.txt", ByteString.encodeUtf8("fnv\ntry-lock\n"));
        assertThat(resolve(server.url("/list.txt"))).extracting(crate -> crate.crate().id())
                .containsExactly("reg/fnv/1.0.7", "reg/try-lock/0.2.2");
        assertThatThrownBy(() -> resolve("file:" + server.url("/none.txt"))).isInstanceOf(UserError.class)
                .hasMessage("selection \"file:" + server.url("/none.txt") + "\": there is no such list (HTTP 404)");
    }

    @Test
    void takesTheCratesOfAnEarlierExperimentAsTheyWere() throws InterruptedException {
        ResolvedCrate before = new ResolvedCrate(new CrateId.Registry("lost", "0.1.0"), "failed:beta", null, "ab", "");
        past = (experiment, which, reason) -> experiment.equals("beta") ? List.of(before) : List.of();
        assertThat(resolve("failed:beta", "list:fnv")).contains(before).hasSize(2);
        assertThatThrownBy(() -> resolve("regressed:other")).isInstanceOf(UserError.class)
                .hasMessage("selection \"regressed:other\" is empty: no crate of it has regressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/3", "4/3", "1", "1/0", "a/b", "-1/2", "1/10000", "1/2/3"})
    void refusesAPartThatIsNone(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(UserError.class)
                .hasMessage("--shard " + text
                        + ": expected K/N with K from 1 to N and N up to 9999, such as 2/5 for the second of five parts");
    }

    private static CrateChoice choice(String selection, String... excludes) {
        return new CrateChoice(List.of(Selection.parse(selection)), Stream.of(excludes).map(Selection::parse).toList(),
                null, null, false, false);
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

    /// Every repository is at one commit, but for those that are called missing.
    private static Repositories.Answer answer(RepositoryRequest request) {
        return request.address().text().contains("missing")
                ? new Repositories.Answer.Missing("the repository " + request.address().text() + " cannot be fetched")
                : new Repositories.Answer.Commit(request.commit().orElse(COMMIT));
    }

    @Test
    void repositoriesAreLookedUpAndKeptAtTheirCommit() throws Exception {
        Path list = write("list.txt",
                "rust-lang/log\nrust-lang/log/" + OTHER + "\ngit:https://git.example/a.git#v1 # the first\n");
        assertThat(resolve("git:git://git.example/b", "file:" + list)).extracting(crate -> crate.crate().id(),
                ResolvedCrate::checksum, ResolvedCrate::location)
                .containsExactly(tuple("gh/rust-lang/log/" + OTHER, OTHER, null),
                        tuple("gh/rust-lang/log/" + COMMIT, COMMIT, null),
                        tuple("git/git%3A%2F%2Fgit%2Eexample%2Fb/" + COMMIT, COMMIT, null),
                        tuple("git/https%3A%2F%2Fgit%2Eexample%2Fa%2Egit/" + COMMIT, COMMIT, null));
    }

    @Test
    void anAddressOnGitHubIsGitHubs() throws Exception {
        String address = GitHubSite.parse("GitHub").page(new CrateId.GitHub("rust-lang", "log", null));
        assertThat(resolve("git:" + address + ".git#main", "list:rust-lang/log"))
                .extracting(crate -> crate.crate().id())
                .containsExactly("gh/rust-lang/log/" + COMMIT);
    }

    @Test
    void aMissingRepositoryStopsTheRunUnlessThatIsAllowed() throws Exception {
        assertThatThrownBy(() -> resolve("git:https://git.example/missing", "list:fnv"))
                .isInstanceOf(UserError.class)
                .hasMessage("selection \"git:https://git.example/missing\": the repository"
                        + " https://git.example/missing cannot be fetched");
        CrateChoice allowed = new CrateChoice(
                List.of(Selection.parse("git:https://git.example/missing"), Selection.parse("list:fnv")), List.of(),
                null, null, true, false);
        Resolution resolution = resolution(allowed);
        assertThat(resolution.crates()).hasSize(1);
        assertThat(resolution.notes()).singleElement().asString().contains("https://git.example/missing");
    }

    @Test
    void aListOfRepositoriesIsTakenAsItIs() throws Exception {
        Path list = write("github.csv", """
                id,name,has_cargo_toml,has_cargo_lock
                1,a/both,true,true
                2,a/no-lock,true,false
                3,a/no-manifest,false,true
                4,"a/quoted",true,true
                """);
        List<ResolvedCrate> crates = resolve("repos:" + list);
        assertThat(crates).extracting(crate -> crate.crate().id(), ResolvedCrate::checksum)
                .containsExactly(tuple("gh/a/both", null), tuple("gh/a/quoted", null));
        server.file("/github.csv", ByteString.encodeUtf8(Files.readString(list)));
        assertThat(resolve("repos:" + server.url("/github.csv"))).extracting(ResolvedCrate::crate)
                .isEqualTo(crates.stream().map(ResolvedCrate::crate).toList());
    }

    @Test
    void anExclusionTakesARepositoryAtEveryCommitOrAtOne() throws Exception {
        CrateChoice choice = new CrateChoice(
                List.of(Selection.parse("list:a/one,a/two,a/two/" + OTHER)),
                List.of(Selection.parse("list:a/one,a/two/" + OTHER)), null, null, false, false);
        assertThat(resolution(choice).crates()).extracting(crate -> crate.crate().id())
                .containsExactly("gh/a/two/" + COMMIT);
    }

    @Test
    void whereGitMayNotGoIsSaidAtOnce() throws Exception {
        hosts = GitHosts.parse("git.example");
        assertThat(resolve("git:https://git.example/a")).hasSize(1);
        assertThatThrownBy(() -> resolve("git:https://git.example:8443/a", "git:https://other.example/a"))
                .isInstanceOf(UserError.class)
                .hasMessage("https://git.example:8443/a is at git.example:8443, which git.hosts does not name"
                        + " (git.example)\nhttps://other.example/a is at other.example, which git.hosts does not name"
                        + " (git.example)");
    }

    private List<ResolvedCrate> resolve(String... selections) throws InterruptedException {
        return resolution(CrateChoice.of(List.of(selections))).crates();
    }

    private Resolution resolution(CrateChoice choice) throws InterruptedException {
        return new SelectionResolver(Loopback.registry(server, work), Loopback.web(), work.resolve("lists"), past,
                catalogues, new FromRepositories(GitHubSite.parse("GitHub"), hosts, repositories)).resolve(choice);
    }

    private Path write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, text);
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
