package dev.maar.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a sysroot must have beside its compiler: components, and the standard libraries of targets.
record Wanted(Set<Component> components, Set<String> targets) {
    Wanted {
        components = Set.copyOf(components);
        targets = Set.copyOf(targets);
    }

    static Wanted of(ToolchainSpec spec, Set<Component> components) {
        String target = spec.modifiers().target();
        return new Wanted(components, target.isEmpty() ? Set.of() : Set.of(target));
    }

    boolean isNothing() {
        return components.isEmpty() && targets.isEmpty();
    }

    /// What of it a sysroot lacks.
    Wanted missingIn(Path sysroot) {
        var components = new TreeSet<>(this.components);
        components.removeIf(component -> Files.exists(sysroot.resolve(component.program())));
        var targets = new TreeSet<>(this.targets);
        targets.removeIf(target -> hasLibrary(sysroot.resolve("lib/rustlib/" + target + "/lib")));
        return new Wanted(components, targets);
    }

    /// Every target has a `core`, the smallest have no `std`.
    private static boolean hasLibrary(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("libcore-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
