package dev.maar.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.experiment.Conditions;
import dev.maar.experiment.Recorded;
import dev.maar.experiment.RecordedToolchain;
import dev.maar.outcome.Wanted;
import dev.maar.problem.UserError;
import dev.maar.store.Samples;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TellDifferencesTest {
    private static final List<Toolchain> HERE = List.of(Samples.toolchain("debian:bookworm"),
            Samples.toolchain("debian:trixie"));
    private static final Conditions CONDITIONS = new Conditions("sha256:1", "runc", "memory 1G", new Wanted(3, 8),
            false);

    private final List<String> said = new ArrayList<>();
    private final TellDifferences tell = new TellDifferences(said::add);

    @Test
    void whatIsTheSameOrNotRecordedIsNotSpokenOf() {
        tell.ofImage(recorded("sha256:1", true), CONDITIONS);
        tell.ofImage(recorded("", true), CONDITIONS);
        tell.ofToolchains(recorded("", true, new RecordedToolchain("1.63.0", "aa11", "x.toml:3"),
                new RecordedToolchain("", "", "x.toml:6")), HERE);
        tell.ofToolchains(recorded("", true), HERE);
        assertThat(said).isEmpty();
    }

    @Test
    void whatDiffersIsTold() {
        tell.ofImage(recorded("sha256:2", false), CONDITIONS);
        tell.ofToolchains(recorded("", false, new RecordedToolchain("1.64.0", "aa11", "x.toml:3"),
                new RecordedToolchain("1.63.0", "bb22", "x.toml:6")), HERE);
        assertThat(said).containsExactly(
                "warning: x.toml: the sandbox image is sha256:1 here, and was sha256:2",
                "warning: x.toml:3: toolchain debian:bookworm is rustc 1.63.0 here, and was 1.64.0",
                "warning: x.toml:6: toolchain debian:trixie is not of the same files here as it was, though of the same release");
    }

    @Test
    void whatDiffersIsRefusedWhereItIsLocked() {
        assertThatThrownBy(() -> tell.ofImage(recorded("sha256:2", true), CONDITIONS)).isInstanceOf(UserError.class)
                .hasMessage("x.toml: the sandbox image is sha256:1 here, and was sha256:2; without --locked it is run"
                        + " with what is here");
        assertThatThrownBy(() -> tell.ofToolchains(recorded("", true, new RecordedToolchain("1.64.0", "", "x.toml:3"),
                new RecordedToolchain("", "bb22", "x.toml:6")), HERE)).isInstanceOf(UserError.class)
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(2));
        assertThat(said).isEmpty();
    }

    private static Recorded recorded(String image, boolean locked, RecordedToolchain... toolchains) {
        return new Recorded("x.toml", List.of(), List.of(toolchains), image, locked);
    }
}
