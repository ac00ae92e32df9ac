package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookUpQuirksTest {
    private static final CrateId FNV = new CrateId.Registry("fnv", "1.0.7");
    private final LoopbackRegistry server = new LoopbackRegistry();

    @TempDir
    Path work;

    @BeforeEach
    void publish() {
        server.publish("fnv", "1.0.7");
        server.publish("try-lock", "0.2.2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void entriesThatMeanCratesAreFine() throws InterruptedException {
        Quirks quirks = quirks(published("fnv", "*", 1), published("try-lock", "<0.3", 2), folder("mine", 3));
        assertThat(lookUp().all(quirks)).isEmpty();
        assertThat(lookUp().beside(quirks, List.of(FNV))).isEmpty();
    }

    @Test
    void aCrateThatDoesNotExistIsNamedWithItsLineAndTheNearestSpelling() throws InterruptedException {
        Quirks quirks = quirks(published("try_lock", "*", 4), published("FNV", "*", 8), published("fnvv", "*", 12),
                published("nothing", "*", 16));
        String none = "the registry \"" + server.index() + "\" has no crate ";
        assertThat(lookUp().beside(quirks, List.of(FNV))).containsExactly(
                "q.toml:4: " + none + "\"try_lock\", did you mean \"try-lock\"?",
                "q.toml:8: " + none + "\"FNV\", did you mean \"fnv\"?",
                "q.toml:12: " + none + "\"fnvv\", did you mean \"fnv\"?", "q.toml:16: " + none + "\"nothing\"");
        assertThat(lookUp().all(quirks)).hasSize(4);
    }

    @Test
    void aRangeWithoutAnyVersionIsNamedWithItsLine() throws InterruptedException {
        assertThat(lookUp().beside(quirks(published("try-lock", ">=1", 4)), List.of(FNV)))
                .containsExactly("q.toml:4: no version of try-lock is in the range \">=1\"; newest is 0.2.2");
    }

    @Test
    void aLocalCrateIsDoubtedOnlyBesideOneOfNearlyItsName() throws InterruptedException {
        Quirks quirks = quirks(folder("mine", 1), folder("elsewhere", 2));
        assertThat(lookUp().beside(quirks, List.of(new CrateId.Local("mime"))))
                .containsExactly("q.toml:1: no local crate here is called \"mine\", did you mean \"mime\"?");
        assertThat(lookUp().beside(quirks, List.of(new CrateId.Local("mine"), new CrateId.Local("mime")))).isEmpty();
        assertThat(lookUp().all(quirks)).isEmpty();
    }

    @Test
    void theRegistryIsNotAskedWhereOnlyLocalCratesAreRun() throws InterruptedException {
        assertThat(lookUp().beside(quirks(published("nothing", "*", 1)), List.of(new CrateId.Local("mine")))).isEmpty();
        assertThat(server.requests("/index/no/th/nothing")).isEmpty();
    }

    @Test
    void ofALongListOnlyTheCratesOfTheRunAreLookedAt() throws InterruptedException {
        Stream<QuirkEntry> many = IntStream.range(0, 60).mapToObj(number -> published("none-" + number, "*", number));
        Quirks quirks = quirks(Stream.concat(many, Stream.of(published("fnv", ">=2", 99))).toArray(QuirkEntry[]::new));
        assertThat(lookUp().beside(quirks, List.of(FNV)))
                .containsExactly("q.toml:99: no version of fnv is in the range \">=2\"; newest is 1.0.7");
        assertThat(lookUp().all(quirks)).hasSize(61);
    }

    @Test
    void aRegistryThatDoesNotAnswerStopsNoRun() throws InterruptedException {
        Quirks quirks = quirks(published("try-lock", "*", 1));
        for (int answer = 0; answer < 6; answer++) {
            server.next("/index/tr/y-/try-lock", 500);
        }
        assertThat(lookUp().beside(quirks, List.of(FNV))).singleElement()
                .asString()
                .startsWith("the crates that have quirks could not be looked up: ");
        assertThatThrownBy(() -> lookUp().all(quirks)).isInstanceOf(EnvironmentError.class);
    }

    private LookUpQuirks lookUp() {
        return new LookUpQuirks(Loopback.registry(server, work));
    }

    private static Quirks quirks(QuirkEntry... entries) {
        return new Quirks(List.of(entries));
    }

    private static QuirkEntry published(String name, String versions, int line) {
        return new QuirkEntry.Published(new CrateName(name), VersionRange.parse(versions).orElseThrow(), skip(line));
    }

    private static QuirkEntry folder(String name, int line) {
        return new QuirkEntry.Folder(name, skip(line));
    }

    private static Quirk skip(int line) {
        return new Quirk(true, false, false, "", null, "because", "q.toml:" + line);
    }
}
