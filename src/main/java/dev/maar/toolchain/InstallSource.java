package dev.maar.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Brings a compiler from its source into its folder; `toolchain.json` is written there last.
final class InstallSource {
    private final InstallDebian installDebian;
    private final DescribeToolchain describe;

    InstallSource(Installers installers, DescribeToolchain describe) {
        this.installDebian = new InstallDebian(installers.debian());
        this.describe = describe;
    }

    /// Installs it unless `known` says that it is there.
    Description install(ToolchainSource source, Path entry, Optional<Description> known, Consumer<String> progress)
            throws IOException, InterruptedException {
        if (source instanceof ToolchainSource.Sysroot(Path folder)) {
            return sysroot(source, folder, entry, known, progress);
        }
        boolean there = known.isPresent() && Files.isExecutable(Path.of(known.get().sysroot(), "bin/rustc"));
        return there ? known.get() : again(source, entry, Optional.empty(), progress);
    }

    /// Installs it, and only then takes away what was there before.
    Description again(ToolchainSource source, Path entry, Optional<Description> known, Consumer<String> progress)
            throws IOException, InterruptedException {
        Files.createDirectories(entry);
        if (known.isEmpty()) {
            Description.remove(entry);
        }
        Path sysroot = switch (source) {
            case ToolchainSource.Debian debian -> {
                Path made = entry.resolve("sysroot");
                installDebian.install(debian, made, progress);
                yield made;
            }
            case ToolchainSource.Sysroot(Path folder) -> folder;
            case ToolchainSource.Release _,ToolchainSource.CiBuild _ -> throw new IllegalStateException("not yet");
        };
        Description made = Description.of(describe.describe(source, sysroot), "", "");
        made.write(entry);
        return made;
    }

    /// Adds what a sysroot lacks, where its source has it.
    Description add(ToolchainSpec spec, Wanted missing, Description found, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        CheckSpec.missing(spec, missing);
        return found;
    }

    private Description sysroot(ToolchainSource source, Path sysroot, Path entry, Optional<Description> known,
            Consumer<String> progress) throws IOException, InterruptedException {
        String fingerprint = new HashContent(sysroot).quick();
        if (known.isPresent() && known.get().fingerprint().equals(fingerprint)) {
            return known.get();
        }
        progress.accept("reading the toolchain " + source.text() + "...");
        Toolchain toolchain = describe.describe(source, sysroot);
        Files.createDirectories(entry);
        Description made = Description.of(toolchain, fingerprint, "");
        made.write(entry);
        return made;
    }

    static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
