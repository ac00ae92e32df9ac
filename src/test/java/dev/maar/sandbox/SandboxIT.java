package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs real commands in real containers of the sandbox image, on each runtime that maar supports.
@ParameterizedClass
@ValueSource(strings = {"runc", "runsc"})
final class SandboxIT {
    private static final Limits LIMITS = new Limits(256L << 20, 1, 64, 64L << 20, 16L << 20, Duration.ofSeconds(20),
            Duration.ofSeconds(20), 1 << 20);

    /// Several of these tests may run on one engine.
    private static final String OWNER = "sandbox-it-" + ProcessHandle.current().pid();

    /// Silent work that takes hardly any CPU. What a process has moved dies with it in gVisor, so there one process does it all.
    private static final Map<String, String> COPIES = Map.of("runc",
            "for i in $(seq 26); do head -c 1M /dev/zero > /tmp/moved; sleep 0.5; done", "runsc", """
                    exec python3 -c '
                    import time
                    for _ in range(26):
                        with open("/tmp/moved", "wb") as file: file.write(bytes(1 << 20))
                        time.sleep(0.5)'
                    """);

    @TempDir
    Path folder;

    private final String runtime;

    private final List<String> lines = new ArrayList<>();
    private Engine engine;

    SandboxIT(String runtime) {
        this.runtime = runtime;
    }

    @BeforeEach
    void connect() {
        engine = TestEngine.connect(OWNER);
    }

    @AfterEach
    void leaveNothing() {
        engine.sweep();
        engine.close();
    }

    private Sandbox start(Limits limits, Mount... mounts) {
        return engine
                .start(new SandboxSpec(TestEngine.image(), runtime, List.of(mounts), Map.of("NAME", "value"), "/tmp",
                        limits));
    }

    private CommandResult run(Sandbox sandbox, String script) throws InterruptedException {
        return sandbox.run(Command.of("sh", "-c", script), (stream, line) -> lines.add(stream + " " + line));
    }

    @Test
    void keepsTheStreamsApartAndTellsTheExitCode() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult result = run(sandbox, "echo out $NAME; echo err >&2; exit 3");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.killReason()).isNull();
            assertThat(lines).containsExactlyInAnyOrder("STDOUT out value", "STDERR err");
        }
    }

    @Test
    void theWorkIsUnprivilegedAndSeesNoNetworkAndNoWritableRoot() throws Exception {
        try (var sandbox = start(LIMITS)) {
            run(sandbox,
                    "id -u; grep -E 'CapEff|NoNewPrivs' /proc/self/status; grep -o '^.*:' /proc/net/dev; touch /x /usr/x; env");

            assertThat(lines).contains("STDOUT 1000", "STDOUT CapEff:\t0000000000000000");
            assertThat(lines).filteredOn(line -> line.matches("STDOUT +\\w+:"))
                    .singleElement()
                    .asString()
                    .endsWith(" lo:");
            assertThat(lines).filteredOn(line -> line.startsWith("STDERR touch: cannot touch")).hasSize(2);
            if (runtime.equals("runc")) {
                // gVisor shows no such line, and honours no set-user-id either.
                assertThat(lines).contains("STDOUT NoNewPrivs:\t1");
            }
        }
    }

    @Test
    void aCommandThatTakesTooLongIsKilledAndTheSandboxGoesOn() throws Exception {
        var limits = new Limits(256L << 20, 1, 64, 64L << 20, 16L << 20, Duration.ofSeconds(2), Duration.ofSeconds(20),
                1 << 20);
        try (var sandbox = start(limits)) {
            CommandResult slow = run(sandbox, "echo begun; sleep 100 & sleep 100");
            CommandResult next = run(sandbox, "ps -e -o comm= | grep -c sleep");

            assertThat(slow.killReason()).isEqualTo(KillReason.TIMEOUT);
            assertThat(slow.wall()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(50));
            assertThat(next.exitCode()).isZero();
            assertThat(lines).contains("STDOUT begun", "STDOUT 1");
        }
    }

    @Test
    void silenceWithoutWorkIsKilledAndSilentWorkIsNot() throws Exception {
        var limits = new Limits(256L << 20, 1, 64, 64L << 20, 16L << 20, Duration.ofSeconds(60), Duration.ofSeconds(4),
                1 << 20);
        try (var sandbox = start(limits)) {
            CommandResult idle = run(sandbox, "sleep 50");
            CommandResult busy = run(sandbox, "timeout 14 sh -c 'while :; do :; done'; true");

            assertThat(idle.killReason()).isEqualTo(KillReason.INACTIVITY);
            CommandResult copies = run(sandbox, COPIES.getOrDefault(runtime, ""));

            assertThat(busy.killReason()).isNull();
            assertThat(busy.exitCode()).isZero();
            assertThat(copies.killReason()).isNull();
        }
    }

    @Test
    void aChildThatTheKernelKilledForMemoryIsSeen() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult result = run(sandbox, "python3 -c 'x = bytearray(600 << 20)'; exit $?");

            assertThat(result.killReason()).isEqualTo(KillReason.OOM);
            assertThat(sandbox.usage().oomKills()).isPositive();
            assertThat(sandbox.usage().peakMemoryBytes()).isGreaterThan(100L << 20);
        }
    }

    @Test
    void aRuntimeThatTheEngineDoesNotHaveIsNothingToTryAgain() {
        var spec = new SandboxSpec(TestEngine.image(), "no-such-runtime", List.of(), Map.of(), "/tmp", LIMITS);

        assertThatThrownBy(() -> engine.start(spec)).isInstanceOfSatisfying(EnvironmentError.class,
                error -> assertThat(error.mayRetry()).isFalse())
                .hasMessageContainingAll("no-such-runtime", "[sandbox]")
                .hasMessageNotContaining("{");
    }

    @Test
    void anExitCodeOfTheEnginesIsNoResult() throws Exception {
        try (var sandbox = start(LIMITS)) {
            // Docker says 126 of a process that was never begun, as an engine that goes down leaves them.
            assertThatThrownBy(() -> sandbox.run(Command.of("no-such-program"), (_, _) -> {
            })).isInstanceOfSatisfying(EnvironmentError.class, error -> assertThat(error.mayRetry()).isTrue());

            assertThat(run(sandbox, "exit 126").exitCode()).isEqualTo(126);
        }
    }

    @Test
    void anImageThatIsGoneIsNothingToTryAgain() {
        var spec = new SandboxSpec("maar-sandbox:gone", "runc", List.of(), Map.of(), "/tmp", LIMITS);

        assertThatThrownBy(() -> engine.start(spec)).isInstanceOfSatisfying(EnvironmentError.class,
                error -> assertThat(error.mayRetry()).isFalse()).hasMessageContainingAll("maar-sandbox:gone", "./maar");
    }

    @Test
    void processesAreBoundedAndTheBoundIsSeen() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult result = run(sandbox, "for i in $(seq 200); do sleep 5 & done; wait");

            assertThat(lines).anyMatch(line -> line.contains("Cannot fork") || line.contains("Resource temporarily"));
            assertThat(result.killReason()).isEqualTo(KillReason.PIDS);
        }
    }

    @Test
    void whatACommandLeavesRunningIsGoneBeforeTheNext() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult leaves = run(sandbox, "setsid sh -c 'sleep 1000' </dev/null >/dev/null 2>&1 & sleep 0.2");
            run(sandbox, "ps -e -o args= | grep -c '[s]leep 1000'");

            assertThat(leaves.succeeded()).isTrue();
            assertThat(lines).containsExactly("STDOUT 0");
        }
    }

    @Test
    void aForkBombIsEndedFromOutside() throws Exception {
        var limits = new Limits(256L << 20, 1, 64, 64L << 20, 16L << 20, Duration.ofSeconds(3), Duration.ofSeconds(20),
                1 << 20);
        try (var sandbox = start(limits)) {
            CommandResult result = run(sandbox, """
                    exec python3 -c '
                    import os
                    while True:
                        try: os.fork()
                        except OSError: pass'
                    """);

            // gVisor may not live until the time is over: its own memory and tasks are bounded with the bomb's.
            assertThat(result.killReason()).isIn(runtime.equals("runc")
                    ? Set.of(KillReason.TIMEOUT)
                    : Set.of(KillReason.TIMEOUT, KillReason.OOM, KillReason.PIDS));
        }
    }

    @Test
    void aContainerThatSomebodyElseEndsIsNoResult() throws Exception {
        for (String way : List.of("kill", "rm --force", "stop --time 0")) {
            try (var sandbox = start(LIMITS)) {
                Thread.ofVirtual().start(() -> endFromOutside(way));

                assertThatThrownBy(() -> run(sandbox, "sleep 10")).as(way)
                        .isInstanceOfSatisfying(EnvironmentError.class, error -> {
                            assertThat(error.mayRetry()).isTrue();
                            assertThat(error.isOfOne()).as(error.getMessage()).isTrue();
                        })
                        .message()
                        .containsAnyOf("from outside", "was removed");
            }
        }
    }

    private void endFromOutside(String way) {
        String script = "sleep 1; docker --host $1 " + way
                + " $(docker --host $1 ps --quiet --filter label=dev.maar.owner=" + OWNER + ")";
        try {
            new ProcessBuilder("sh", "-c", script, "sh", TestEngine.address()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCommandThatWritesTooMuchIsKilled() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult result = run(sandbox, "yes $(seq -s, 1000)");

            assertThat(result.killReason()).isEqualTo(KillReason.LOG_SIZE);
            assertThat(lines).hasSizeBetween(4_000, 6_000);
        }
    }

    @Test
    void aFullTemporaryFolderIsWhyACommandFailed() throws Exception {
        try (var sandbox = start(LIMITS)) {
            CommandResult result = run(sandbox, "cat /dev/zero > /tmp/ballast 2>/dev/null");

            assertThat(result.killReason()).isEqualTo(KillReason.NO_SPACE);
        }
    }

    @Test
    void aScratchDiskIsWritableAndBoundedAndGoesAway() throws Exception {
        var disks = new ScratchDisks(folder);
        try (var disk = disks.make(64L << 20);
                var sandbox = start(LIMITS, Mount.writable(disk.folder(), "/opt/maar/target"))) {
            CommandResult result = run(sandbox,
                    "cd /opt/maar/target && echo hi > f && dd if=/dev/zero of=big bs=1M count=100");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(lines).anyMatch(line -> line.contains("No space left on device"));
            assertThat(disk.folder().resolve("f")).hasContent("hi\n");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aScratchDiskThatSomebodyUnmountsIsNoResult() throws Exception {
        try (var disk = new ScratchDisks(folder).make(8L << 20)) {
            disk.checkKept();

            ScratchDisk.unmount(disk.folder());

            assertThatThrownBy(disk::checkKept).isInstanceOfSatisfying(EnvironmentError.class,
                    error -> assertThat(error.mayRetry()).isTrue())
                    .hasMessageContaining(disk.folder() + ", was taken away while it was in use");
        }
    }

    @Test
    void whatACrashLeftIsSwept() throws Exception {
        var disks = new ScratchDisks(folder);
        var disk = disks.make(8L << 20);
        var sandbox = start(LIMITS, Mount.writable(disk.folder(), "/opt/maar/target"));

        engine.sweep();
        disks.sweep();

        assertThat(folder).isEmptyDirectory();
        assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(folder.toString());
        sandbox.close();
    }
}
