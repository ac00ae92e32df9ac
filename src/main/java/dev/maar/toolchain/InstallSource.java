package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
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
    private final InstallRelease installRelease;
    private final InstallCiBuild installCiBuild;
    private final DescribeToolchain describe;

    InstallSource(Installers installers, DescribeToolchain describe) {
        this.installDebian = new InstallDebian(installers.debian());
        this.installRelease = new InstallRelease(installers.rustup());
        this.installCiBuild = new InstallCiBuild(installers.ciBuilds());
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

    /// Installs it, and takes away what was there before only when the new one is whole.
    Description again(ToolchainSource source, Path entry, Optional<Description> known, Consumer<String> progress)
            throws IOException, InterruptedException {
        Files.createDirectories(entry);
        if (known.isEmpty()) {
            Description.remove(entry);
        }
        String kept = known.map(one -> home(entry, one)).orElse("");
        Installed installed = bring(source, entry, kept, progress);
        Description made = Description.of(describe.describe(source, installed.sysroot()), "", installed.origin());
        made.write(entry);
        if (!kept.isEmpty()) {
            deleteTree(entry.resolve(kept));
        }
        return made;
    }

    private Installed bring(ToolchainSource source, Path entry, String kept, Consumer<String> progress)
            throws IOException, InterruptedException {
        return switch (source) {
            case ToolchainSource.Debian debian -> {
                Path made = entry.resolve("sysroot");
                installDebian.install(debian, made, progress);
                yield new Installed(made, "");
            }
            case ToolchainSource.Sysroot(Path folder) -> new Installed(folder, "");
            case ToolchainSource.Release release -> installRelease.install(release, entry, kept, progress);
            case ToolchainSource.CiBuild build -> installCiBuild.install(build, entry, progress);
        };
    }

    /// The folder of one installation by rustup.
    private static String home(Path entry, Description one) {
        return entry.relativize(Path.of(one.sysroot())).getName(0).toString();
    }

    /// Adds what a sysroot lacks, where its source has it. If that is cut short nothing is installed, and the next start begins anew.
    Description add(ToolchainSpec spec, Wanted missing, Description found, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        if (spec.source() instanceof ToolchainSource.Debian || spec.source() instanceof ToolchainSource.Sysroot) {
            CheckSpec.missing(spec, missing);
        }
        Path sysroot = Path.of(found.sysroot());
        Description.remove(entry);
        try {
            bring(spec.source(), missing, found, entry, progress);
        } catch (UserError | EnvironmentError e) {
            // Whoever says so has left everything as it was.
            found.write(entry);
            throw e;
        }
        found.write(entry);
        CheckSpec.missing(spec, missing.missingIn(sysroot));
        return found;
    }

    private void bring(ToolchainSource source, Wanted missing, Description found, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        switch (source) {
            case ToolchainSource.Release release ->
                installRelease.add(release, entry, home(entry, found), missing, progress);
            case ToolchainSource.CiBuild build ->
                installCiBuild.add(build, entry, Path.of(found.sysroot()), missing, progress);
            case ToolchainSource.Debian _,ToolchainSource.Sysroot _ ->
                throw new IllegalStateException("refused before");
        }
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
