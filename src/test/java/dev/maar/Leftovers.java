package dev.maar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What runs in a work folder left on this machine outside of it.
record Leftovers(List<String> containers, List<String> mounts) {
    /// The kernel lets a loop device go a moment after its last user.
    private static final int LOOKS = 20;
    private static final long BETWEEN_MILLIS = 250;

    /// Looks until nothing is left, or for five seconds.
    static Leftovers of(Path work, DockerCommand docker) throws IOException, InterruptedException {
        Leftovers left = look(work, docker);
        for (int looks = 1; looks < LOOKS && !left.isNothing(); looks++) {
            Thread.sleep(BETWEEN_MILLIS);
            left = look(work, docker);
        }
        return left;
    }

    private static Leftovers look(Path work, DockerCommand docker) throws IOException, InterruptedException {
        String label = "label=dev.maar.owner=" + work;
        List<String> ofEngine = new ArrayList<>(docker.list("ps", "--all", "--quiet", "--filter", label));
        ofEngine.addAll(docker.list("network", "ls", "--quiet", "--filter", label));
        ofEngine.addAll(docker.list("volume", "ls", "--quiet", "--filter", label));
        return new Leftovers(ofEngine, Stream.concat(mounts(work), loopDevices(work)).toList());
    }

    private static Stream<String> mounts(Path work) throws IOException {
        return Files.readString(Path.of("/proc/self/mounts")).lines().filter(line -> line.contains(work + "/"));
    }

    private static Stream<String> loopDevices(Path work) throws IOException {
        List<String> files = new ArrayList<>();
        try (var devices = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path device : devices) {
                Path backing = device.resolve("loop/backing_file");
                if (Files.exists(backing)) {
                    files.add(Files.readString(backing).strip());
                }
            }
        } catch (java.nio.file.NoSuchFileException _) {
            // It was let go while it was looked at.
        }
        return files.stream().filter(file -> file.startsWith(work + "/"));
    }

    boolean isNothing() {
        return containers.isEmpty() && mounts.isEmpty();
    }
}
