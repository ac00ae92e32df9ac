package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.VisibleText;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures what a sandbox has used, by short commands of the work's own user, as only it sees what its processes read and write.
final class MeasureUsage {
    /// How long a command may take that takes an instant where the machine is not too busy.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(MeasureUsage.class);
    private static final Pattern NO_ROOM = Pattern.compile("(?i)cannot fork|resource temporarily unavailable");
    /// What a runtime says that could not begin a process, for want of room or for a reason that passes.
    private static final Pattern NOT_BEGUN = Pattern.compile("OCI runtime exec failed");
    private static final int LOOKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Container container;
    private final ControlGroup group;
    private final String script;

    MeasureUsage(Container container, ControlGroup group) {
        this.container = container;
        this.group = group;
        this.script = Usage.script(Stream.concat(Stream.of("/tmp"),
                container.spec().mounts().stream().filter(Mount::writable).map(Mount::inside)).toList());
    }

    /// Empty where the container has no room for one more process.
    Optional<Usage> now() throws InterruptedException, NoAnswer {
        Optional<Usage> found = by(script);
        if (found.isEmpty() && container.ended().isPresent()) {
            throw new NoAnswer();
        }
        return found;
    }

    /// Kills every process of the work and nothing else, and then measures; one command, as it is done after each step. The shell that
    /// kills is the work's user too, and the kernel spares it. Empty where the container has no room for it, or has ended.
    Optional<Usage> afterKilling() throws InterruptedException, NoAnswer {
        return by(Usage.count() + "kill -9 -1 2>/dev/null; " + script);
    }

    /// A failure that does not say that there is no room may be the engine's, whose parts may have to begin again, so it is looked at for
    /// a while.
    private Optional<Usage> by(String words) throws InterruptedException, NoAnswer {
        for (int look = 1;; look++) {
            var text = new StringBuilder();
            Optional<Usage> found = once(words, text);
            if (found.isPresent() || NO_ROOM.matcher(text).find()) {
                return found;
            }
            LOG.info("container {} cannot be measured: {}", container.id(), VisibleText.of(text.toString().strip()));
            if (look == LOOKS) {
                if (NOT_BEGUN.matcher(text).find()) {
                    return Optional.empty();
                }
                throw brokenOff();
            }
            Thread.sleep(PAUSE);
        }
    }

    private Optional<Usage> once(String words, StringBuilder text) throws InterruptedException, NoAnswer {
        try (var execution = container.start(Command.of("sh", "-c", words),
                (_, line) -> text.append(line).append('\n'))) {
            if (!execution.await(PATIENCE)) {
                throw new NoAnswer();
            }
            Optional<Usage> found = Usage.parse(group.figures() + text);
            if (found.isEmpty()) {
                Integer exitCode = execution.end(container::isRunning).exitCode();
                if (exitCode == null ? container.isRunning() : exitCode == 0) {
                    throw brokenOff();
                }
            }
            return found;
        }
    }

    static EnvironmentError brokenOff() {
        return EnvironmentError.passing("the Docker engine broke a command's output off", new NoAnswer());
    }
}
