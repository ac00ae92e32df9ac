package dev.maar.cli;

import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Looks at what maar needs on this machine; changes nothing.
final class CheckMachine {
    private static final long ENOUGH_DISK = 10L << 30;
    private static final int JAVA = 25;

    private final Settings settings;
    private final Map<String, String> environment;

    CheckMachine(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    List<Check> all() {
        return List.of(java(), engine(), debian(), rustup(), disk(), targets());
    }

    private static Check java() {
        int version = Runtime.version().feature();
        return version >= JAVA
                ? Check.good("java", Runtime.version().toString())
                : Check.missing("java", "version " + version, "install a JDK " + JAVA);
    }

    private Check engine() {
        String address = settings.engineAddress();
        try (Engine _ = Engine.connect(address, "doctor")) {
            return Check.good("engine", "answers at " + address);
        } catch (EnvironmentError e) {
            String message = String.valueOf(e.getMessage());
            return Check.missing("engine", message, root() && onPath("apt-get")
                    ? "nothing to do: the first run installs and starts Debian's docker.io"
                    : "install and start Docker (Debian: apt-get install docker.io), and let this user use it");
        }
    }

    private Check debian() {
        String thing = "debian packages";
        if (!settings.configuration().sandbox().image().isEmpty()) {
            return Check.good(thing, "not needed for the image, sandbox.image names one");
        }
        return onPath("apt-get")
                ? Check.good(thing, "apt-get is there")
                : Check.missing(thing, "no apt-get on the PATH",
                        "name an image with sandbox.image, and use path: toolchains");
    }

    /// Not every run needs one, so a machine without lacks nothing.
    private Check rustup() {
        String home = environment.getOrDefault("HOME", "");
        if (onPath("rustup") || Files.isExecutable(Path.of(home, ".cargo/bin/rustup"))) {
            return Check.good("rustup", "is there, for toolchains such as stable or 1.83.0");
        }
        return Check.good("rustup", onPath("apt-get")
                ? "is fetched from Debian's packages when a toolchain such as stable needs it"
                : "is not there; install it for toolchains such as stable, others need none");
    }

    private Check disk() {
        Path folder = existing(settings.workFolder());
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String seen = (free >> 30) + "G free for " + settings.workFolder();
            if (!Files.isWritable(folder)) {
                return Check.missing("work folder", folder + " cannot be written", "name another with --work-dir");
            }
            return free >= ENOUGH_DISK
                    ? Check.good("work folder", seen)
                    : Check.missing("work folder", seen, "free 10G there, or name another folder with --work-dir");
        } catch (IOException e) {
            return Check.missing("work folder", e.toString(), "name another with --work-dir");
        }
    }

    private static Check targets() {
        return root()
                ? Check.good("bounded targets", "this is root, loop mounts can be made")
                : Check.missing("bounded targets", "this is not root",
                        "run maar as root, so that a build's target folder has a file system of its own");
    }

    private static Path existing(Path folder) {
        Path parent = folder;
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        return parent;
    }

    private static boolean root() {
        return Files.isWritable(Path.of("/dev/loop-control"));
    }

    private boolean onPath(String program) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
