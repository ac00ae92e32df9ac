package dev.maar.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The control group that holds a container, read on the host: a runtime such as gVisor shows its containers none.
final class ControlGroup {
    /// What no figure is read from.
    static final ControlGroup HIDDEN = new ControlGroup(Map.of());

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    /// The one hierarchy of control groups 2 has no controller's name.
    private static final String UNIFIED = "";

    /// The group's folder in each controller's hierarchy.
    private final Map<String, Path> folders;

    private ControlGroup(Map<String, Path> folders) {
        this.folders = Map.copyOf(folders);
    }

    /// The group of a process of a container; empty if the container has none of its own for memory, processes and CPUs, so that no limit
    /// would hold.
    static Optional<ControlGroup> of(long pid, String containerId) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/cgroup"), StandardCharsets.UTF_8), containerId,
                    ROOT);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Reads lines such as `4:memory:/docker/ID` or `0::/system.slice/docker-ID.scope`.
    static Optional<ControlGroup> parse(String text, String containerId, Path root) {
        var folders = new TreeMap<String, Path>();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && fields[2].contains(containerId)) {
                for (String controller : fields[1].split(",", -1)) {
                    folders.put(controller, root.resolve(controller).resolve(fields[2].substring(1)));
                }
            }
        }
        boolean bounded = folders.containsKey(UNIFIED)
                || folders.keySet().containsAll(List.of("memory", "pids", "cpu"));
        return bounded ? Optional.of(new ControlGroup(folders)) : Optional.empty();
    }

    /// Shows the figures as [Usage#script] shows them inside of a container; those that cannot be read, as after its end, are left out.
    String figures() {
        var text = new StringBuilder();
        for (String name : Usage.FILES) {
            int slash = name.indexOf('/');
            Path folder = folders.get(slash < 0 ? UNIFIED : name.substring(0, slash));
            if (folder != null) {
                append(text, name, folder.resolve(name.substring(slash + 1)));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Path file) {
        try {
            String content = Files.readString(file, StandardCharsets.UTF_8);
            text.append("= ").append(name).append('\n').append(content);
        } catch (IOException _) {
            // Not every kernel has every file.
        }
    }
}
