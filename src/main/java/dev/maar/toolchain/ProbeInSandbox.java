package dev.maar.toolchain;

import dev.maar.sandbox.Command;
import dev.maar.sandbox.CommandResult;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.Limits;
import dev.maar.sandbox.Mount;
import dev.maar.sandbox.OutputListener.Stream;
import dev.maar.sandbox.Sandbox;
import dev.maar.sandbox.SandboxSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks toolchains in throw-away containers of the sandbox image.
public final class ProbeInSandbox implements SandboxProbe {
    private static final String SYSROOT = "/opt/toolchain";
    private static final Limits LIMITS = new Limits(1L << 30, 1, 128, 64L << 20, 64L << 20, Duration.ofSeconds(60),
            Duration.ofSeconds(60), 1 << 20);

    private final Source source;

    /// Brings the engine and the image when the first toolchain is asked, which may take its time.
    @FunctionalInterface
    public interface Source {
        Place bring() throws InterruptedException;
    }

    /// Where sandboxes are made: the engine, the image's name and the engine's runtime.
    public record Place(Engine engine, String image, String runtime) {}

    public ProbeInSandbox(Source source) {
        this.source = source;
    }

    @Override
    public Answer ask(List<String> command, Path sysroot) throws InterruptedException {
        Place place = source.bring();
        var spec = new SandboxSpec(place.image(), place.runtime(), List.of(Mount.readOnly(sysroot, SYSROOT)),
                Map.of("PATH", SYSROOT + "/bin:/usr/bin:/bin", "HOME", "/tmp", "CARGO_HOME", "/tmp/cargo-home"), "/tmp",
                LIMITS);
        // A program that cannot be begun is the toolchain's fault and a command that cannot the engine's: a shell tells them apart.
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", "exec \"$0\" \"$@\"", SYSROOT + "/" + command.getFirst()));
        words.addAll(command.subList(1, command.size()));
        var output = new StringBuilder();
        var errors = new StringBuilder();
        try (Sandbox sandbox = place.engine().start(spec)) {
            CommandResult result = sandbox.run(new Command(words, Map.of()),
                    (stream, line) -> (stream == Stream.STDOUT ? output : errors).append(line).append('\n'));
            return new Answer(result.succeeded(), output.toString(), errors.toString());
        }
    }
}
