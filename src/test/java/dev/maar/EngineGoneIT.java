package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.sandbox.TestEngine;
import dev.maar.store.Database;
import dev.maar.store.RunStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Takes the engine away in the middle of a run.
final class EngineGoneIT {

    @Test
    void theRunEndsWithOneLineAndIsFinishedWhenTheEngineIsBack() throws Exception {
        TestMaar maar = TestMaar.withToolchains("engine-gone");
        Path engine = Path.of(URI.create(TestEngine.address()).getPath());
        Path socket = maar.work().resolve("engine.sock");
        Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + socket);

        try (var relay = new SocketRelay(socket, engine);
                var process = MaarProcess.start(maar, environment, "run", TestMaar.OLD, TestMaar.NEW, "--crates",
                        "local:" + TestMaar.HOME.resolve("src/test/crates"), "--name", "gone", "--mode", "check-only",
                        "--jobs", "2")) {
            process.await("[1/7]");
            relay.cut();

            assertThat(process.status()).as(process.err()).isEqualTo(3);
            assertThat(process.err().lines().filter(line -> line.contains("Docker engine"))).singleElement()
                    .asString()
                    .contains("perhaps you should start it again");
            assertThat(process.err()).contains("go on with: maar resume gone").doesNotContain("tried again");
        }

        try (var _ = new SocketRelay(socket, engine);
                var process = MaarProcess.start(maar, environment, "resume", "gone", "--jobs", "2")) {
            assertThat(process.status()).as(process.err()).isZero();
        }
        try (Database database = maar.database()) {
            assertThat(database.runs().integrity("gone")).isEqualTo(new RunStore.Integrity(0, 0));
        }
        assertThat(maar.outcomes("gone").values()).hasSize(7).noneMatch(outcomes -> outcomes.contains("error"));
        maar.assertNothingIsLeft();
    }
}
