package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs two small crates of crates.io itself.
final class CratesIoRunIT {

    @Test
    void tryLockRegressesAndFnvDoesNot() throws Exception {
        TestMaar maar = TestMaar.withToolchains("crates-io");

        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "list:try-lock@0.2.2,fnv@1.0.7", "--mode",
                "check-only", "--name", "t");

        assertThat(status).as(maar.err()).isZero();
        assertThat(maar.outcomes("t")).containsOnly(entry("fnv-1.0.7", List.of("test-pass", "test-pass", "test-pass")),
                entry("try-lock-0.2.2", List.of("regressed", "test-pass",
                        "build-fail:compiler-error(mismatched_lifetime_syntaxes)")));
        maar.assertNothingIsLeft();
    }
}
