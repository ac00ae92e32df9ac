package dev.maar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.crates.QuirkEntry;
import dev.maar.crates.Quirks;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadQuirksTest {
    private static final Path HOME = Path.of(System.getProperty("maar.home"));

    @TempDir
    private Path folder;

    @Test
    void everyKeyIsOptionalButTheReason() throws IOException {
        Quirks quirks = load("""
                # comment
                [[crate]]
                name = "heavy"
                skip-tests = true
                reason = "its tests need the network"
                """);
        assertThat(quirks.of(new CrateId.Registry("heavy", "0.1.0")))
                .contains(new Quirk(false, true, false, "", null, "its tests need the network", at(2)));
        assertThat(quirks.of(new CrateId.Registry("other", "0.1.0"))).isEmpty();
        assertThat(quirks.of(new CrateId.Local("heavy"))).isEmpty();
    }

    @Test
    void everyKeyCanBeSet() throws IOException {
        Quirks quirks = load("""
                [[crate]]
                local = "mine"
                skip = false
                skip-tests = true
                broken = true
                memory = "1.5G"
                cpus = 0.5
                pids = 77
                disk = "2G"
                tmp = "64K"
                timeout = "90s"
                inactivity = "1h"
                jobs = 3
                reason = "of every kind"
                """);
        assertThat(quirks.of(new CrateId.Local("mine"))).contains(new Quirk(false, true, true,
                "memory 1536M, cpus 0.5, processes 77, disk 2G, tmp 64K, timeout 90s, inactivity 60m", 3,
                "of every kind", at(1)));
        assertThat(quirks.of(new CrateId.Local("mine")).map(Quirk::effect)).contains("skip-tests, broken, memory 1536M,"
                + " cpus 0.5, processes 77, disk 2G, tmp 64K, timeout 90s, inactivity 60m, jobs 3");
        assertThat(quirks.of(new CrateId.Registry("mine", "1.0.0"))).isEmpty();
    }

    @Test
    void aCrateMayHaveAnEntryForEachRangeOfItsVersions() throws IOException {
        Quirks quirks = load("""
                [[crate]]
                name = "time"
                versions = "<0.2"
                skip = true
                reason = "old"

                [[crate]]
                name = "time"
                versions = ">=0.3.30"
                memory = "6G"
                reason = "new"
                """);
        assertThat(quirks.of(new CrateId.Registry("time", "0.1.45")).map(Quirk::effect)).contains("skip");
        assertThat(quirks.of(new CrateId.Registry("time", "0.2.7"))).isEmpty();
        assertThat(quirks.of(new CrateId.Registry("time", "0.3.30")).map(Quirk::place)).contains(at(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name = 'a'; skip-test = true; reason = 'r' | 3: unknown key \"skip-test\": expected one of name, versions, local, reason, skip, skip-tests, broken, memory, cpus, pids, disk, tmp, timeout, inactivity, jobs, did you mean \"skip-tests\"?",
            "name = 'a'; memroy = '1G'; reason = 'r' | 3: unknown key \"memroy\": expected one of name, versions, local, reason, skip, skip-tests, broken, memory, cpus, pids, disk, tmp, timeout, inactivity, jobs, did you mean \"memory\"?",
            "name = 'a'; skip = true | 1: the entry for \"a\" has no reason: expected reason = \"...\", so that others can tell when it may go",
            "name = 'a'; skip = true; reason = ' ' | 1: the entry for \"a\" has no reason: expected reason = \"...\", so that others can tell when it may go",
            "name = 'a'; reason = 'r' | 1: the entry for \"a\" does nothing: expected one of skip, skip-tests, broken, memory, cpus, pids, disk, tmp, timeout, inactivity, jobs",
            "name = 'a'; skip = false; reason = 'r' | 1: the entry for \"a\" does nothing: expected one of skip, skip-tests, broken, memory, cpus, pids, disk, tmp, timeout, inactivity, jobs",
            "name = 'a'; skip = true; memory = '1G'; jobs = 1; reason = 'r' | 1: skip leaves nothing to do for memory, jobs: expected skip alone",
            "name = 'a'; skip = 'yes'; reason = 'r' | 3: skip = \"yes\": expected true or false",
            "name = 'a'; memory = 8; reason = 'r' | 3: memory = 8: expected a size such as 512M, 4G or 1.5G",
            "name = 'a'; timeout = '1 day'; reason = 'r' | 3: timeout = \"1 day\": expected a time such as 90s, 15m or 1h",
            "name = 'a'; jobs = 0; reason = 'r' | 3: jobs = 0: expected a whole number from 1 to 1000000",
            "name = 'a'; reason = 1; skip = true | 3: reason = 1: expected a text in quotes",
            "skip = true; reason = 'r' | 1: it is not said which crate: expected either name = \"a crate of the registry\" or local = \"a local crate's folder\"",
            "name = 'a'; local = 'b'; skip = true; reason = 'r' | 1: both \"name\" and \"local\" are given: expected either name = \"a crate of the registry\" or local = \"a local crate's folder\"",
            "name = 'a@1.0'; skip = true; reason = 'r' | 2: name = \"a@1.0\": expected a crate's name: up to 64 letters, digits, '-' or '_'; versions are a key of their own",
            "local = 'a/b'; skip = true; reason = 'r' | 2: local = \"a/b\": expected the last name of a local crate's folder",
            "local = 'a'; versions = '1'; skip = true; reason = 'r' | 1: \"versions\" is given for a local crate: expected \"versions\" only beside \"name\"",
            "name = 'a'; versions = '>=1 <2'; skip = true; reason = 'r' | 3: versions = \">=1 <2\": expected a range as cargo writes it, such as \"1.2\", \">=0.3, <0.5\" or \"=1.4.0\"",
            "name = 'a'; versions = '>2, <1'; skip = true; reason = 'r' | 3: versions = \">2, <1\": expected a range as cargo writes it, such as \"1.2\", \">=0.3, <0.5\" or \"=1.4.0\"; no version can be in this one",
            "name = 'a'; versions = 1.2; skip = true; reason = 'r' | 3: versions = 1.2: expected a text in quotes"
    })
    void aWrongEntryIsNamedWithItsLineAndWhatWasExpected(String lines, String message) {
        assertThatThrownBy(() -> load("[[crate]]\n" + lines.replace("; ", "\n").replace('\'', '"') + "\n"))
                .isInstanceOf(UserError.class)
                .hasMessage(file() + ":" + message);
    }

    @Test
    void twoEntriesForOneVersionAreRefusedWithBothLines() {
        assertThatThrownBy(() -> load("""
                [[crate]]
                name = "time"
                versions = "<0.3"
                skip = true
                reason = "old"
                [[crate]]
                name = "time"
                versions = "0.2"
                skip-tests = true
                reason = "newer"
                """)).isInstanceOf(UserError.class)
                .hasMessage(file() + ":6: this entry and the one in line 1 both mean time 0.2.0: expected one entry for"
                        + " each version of a crate");
        assertThatThrownBy(() -> load("""
                [[crate]]
                local = "mine"
                skip = true
                reason = "once"
                [[crate]]
                local = "mine"
                skip = true
                reason = "twice"
                """)).isInstanceOf(UserError.class)
                .hasMessageContaining(":5: this entry and the one in line 1 both mean the local crate mine: ");
    }

    @Test
    void aReasonIsOneLineOfBoundedLength() {
        assertThatThrownBy(() -> load("[[crate]]\nname = \"a\"\nskip = true\nreason = \"" + "x".repeat(301) + "\"\n"))
                .hasMessage(file()
                        + ":1: the reason for \"a\" is long: expected one line of at most 300 characters");
        assertThatThrownBy(() -> load("[[crate]]\nname = \"a\"\nskip = true\nreason = \"one\\ntwo\"\n"))
                .hasMessageContaining("expected one line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[[crates]]    | 2: unknown key \"crates\": expected entries that begin with [[crate]], did you mean \"crate\"?",
            "[crate]       | 2: \"crate\" is no list of tables: expected entries that begin with [[crate]]",
            "[crate.serde] | 2: \"crate\" is no list of tables: expected entries that begin with [[crate]]",
            "crate = 1     | 2: \"crate\" is no list of tables: expected entries that begin with [[crate]]",
            "skip = true   | 2: unknown key \"skip\": expected entries that begin with [[crate]]"
    })
    void whatIsNoEntryIsNamedWithItsLine(String line, String message) {
        assertThatThrownBy(() -> load("# a list\n" + line + "\n")).isInstanceOf(UserError.class)
                .hasMessage(file() + ":" + message);
    }

    @Test
    void whatIsNoTomlIsNamedWithLineAndColumn() {
        assertThatThrownBy(() -> load("[[crate]]\nname = = 1\n")).isInstanceOf(UserError.class)
                .hasMessageStartingWith(file() + ":2:8: no TOML: ");
    }

    @Test
    void linesAreRightBesideTextsOfSeveralLinesAndOtherForms() {
        assertThatThrownBy(() -> load("""
                [[crate]]
                name = "a"
                skip = true
                reason = \"""
                [[crate]]\"""
                [[ crate ]] # the second
                name = "b"
                skip = 1
                reason = "r"
                """)).hasMessage(file() + ":8: skip = 1: expected true or false");
        assertThatThrownBy(() -> load("\ncrate = [{name = \"a\", skip = 1, reason = \"r\"}]\n"))
                .hasMessage(file() + ":2: skip = 1: expected true or false");
    }

    @Test
    void withoutTheUsualFileNothingIsSpecialAndAnotherMustBeThere() {
        var loader = new LoadQuirks(folder.resolve("nowhere"));
        assertThat(loader.load(null)).isEqualTo(Quirks.NONE);
        assertThatThrownBy(() -> loader.load(file())).isInstanceOf(UserError.class)
                .hasMessageStartingWith("quirks file " + file() + " cannot be read: expected a TOML file");
    }

    @Test
    void theShippedFileCanBeReadAndSoCanItsExamples() throws IOException {
        Path shipped = HOME.resolve("config/quirks.toml");
        assertThat(new LoadQuirks(HOME).load(null).entries()).isNotEmpty()
                .allSatisfy(entry -> assertThat(entry).isInstanceOf(QuirkEntry.Published.class));
        String examples = Files.readString(shipped)
                .lines()
                .filter(line -> line.matches("# {3}\\S.*"))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        assertThat(load(examples).entries()).hasSizeGreaterThan(1);
    }

    private Quirks load(String toml) throws IOException {
        return new LoadQuirks(folder).load(Files.writeString(file(), toml));
    }

    private Path file() {
        return folder.resolve("quirks.toml");
    }

    private String at(int line) {
        return file() + ":" + line;
    }
}
