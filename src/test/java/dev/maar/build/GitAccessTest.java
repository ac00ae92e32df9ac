package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.CheckoutStore;
import dev.maar.crates.CrateId;
import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;
import dev.maar.crates.MachineNetwork;
import dev.maar.crates.PackageLimits;
import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known before a run of where git may go.
final class GitAccessTest {
    private static final CrateId HERE = new CrateId.Git("http://127.0.0.1:8080/a", "f00");

    @TempDir
    Path work;

    @Test
    void anAddressOfThisMachineHasToBeNamed() {
        assertThatThrownBy(() -> access("").check(List.of(HERE))).isInstanceOf(UserError.class)
                .hasMessage("http://127.0.0.1:8080/a is at an address of this machine or its network: name"
                        + " 127.0.0.1:8080 in git.hosts to allow it");
        assertThatCode(() -> access("127.0.0.1:8080").check(List.of(HERE))).doesNotThrowAnyException();
    }

    @Test
    void whereHostsAreNamedNoOtherIsAllowed() {
        var elsewhere = new CrateId.GitHub("org", "a", null);
        assertThatThrownBy(() -> access("127.0.0.1:8080").check(List.of(HERE, elsewhere)))
                .isInstanceOf(UserError.class)
                .hasMessage("https://git.invalid/org/a is at git.invalid, which git.hosts does not name"
                        + " (127.0.0.1:8080)");
    }

    @Test
    void aHostThatCannotBeLookedUpMayBeLaterAndOtherCratesNeedNone() {
        assertThatCode(() -> access("").check(List.of(new CrateId.Local("a"), new CrateId.Registry("a", "1.0.0"),
                new CrateId.GitHub("org", "a", null)))).doesNotThrowAnyException();
    }

    private GitAccess access(String hosts) {
        return new GitAccess(GitHubSite.parse("git.invalid"), GitHosts.parse(hosts), new MachineNetwork(Map.of()),
                new CheckoutStore(work, PackageLimits.usual(), InstantSource.system()));
    }
}
