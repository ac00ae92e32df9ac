package dev.maar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own, told to end in the middle of a run.
@Timeout(60)
final class EndCleanlyTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatIsToldToEndCleansUpSaysHowToGoOnAndEndsWith130() throws Exception {
        Process process = start("obedient");
        try (BufferedReader lines = process.errorReader()) {
            assertThat(lines.readLine()).isEqualTo("maar: running");
            process.toHandle().destroy();
            assertThat(lines.lines().collect(Collectors.joining("\n"))).isEqualTo(
                    "maar: cleaned up\nmaar: interrupted; what is done is kept, go on with: maar resume demo");
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void aRunThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        Process process = start("deaf");
        try (BufferedReader lines = process.errorReader()) {
            assertThat(lines.readLine()).isEqualTo("maar: running");
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(130);
    }

    private Process start(String behaviour) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), Program.class.getName(), folder.toString(), behaviour).start();
    }

    /// Does what maar's own main method does, with an application that only waits.
    static final class Program {
        private Program() {
        }

        public static void main(String[] arguments) {
            Console console = Console.ofProcess();
            var application = new FakeApplication(Path.of(arguments[0]));
            boolean deaf = arguments[1].equals("deaf");
            application.runIs((_, _) -> run(console, deaf));
            var ending = new EndCleanly(Thread.currentThread(), Duration.ofSeconds(deaf ? 1 : 20));
            Runtime.getRuntime().addShutdownHook(new Thread(ending::whenToldToEnd, "end-cleanly"));
            int status = new Maar(console, Path.of(arguments[0]), Map.of("MAAR_WORK_DIR", arguments[0]),
                    (_, _) -> application).run("demo");
            ending.commandEnded();
            System.exit(status);
        }

        private static boolean run(Console console, boolean deaf) throws InterruptedException {
            console.say("running");
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                if (!deaf) {
                    console.say("cleaned up");
                    throw e;
                }
            }
            Thread.sleep(Duration.ofMinutes(1));
            return true;
        }
    }
}
