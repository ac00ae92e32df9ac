package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The toolchains of one work folder: installs, lists and removes them.
///
/// Each has a folder `NAME/` with its `toolchain.json`; what maar installs itself is in `NAME/sysroot/`, a `path:` toolchain is used where
/// it is. Thread-safe; two processes on one work folder wait for each other.
public final class Toolchains {
    private final Path folder;
    private final InstallDebian installDebian;
    private final DescribeToolchain describe;

    /// `folder` is made when it is needed; `debianScript` is the command that makes a sysroot, called with SUITE PACKAGE FOLDER.
    public Toolchains(Path folder, List<String> debianScript, SandboxProbe probe) {
        this.folder = folder.toAbsolutePath().normalize();
        this.installDebian = new InstallDebian(debianScript);
        this.describe = new DescribeToolchain(probe);
    }

    /// Throws [UserError] for what can be seen to be no toolchain before an engine is there: a folder without `bin/rustc`.
    public static void check(ToolchainSpec spec) {
        switch (spec) {
            case ToolchainSpec.Sysroot(Path sysroot) -> DescribeToolchain.check(spec, sysroot);
            case ToolchainSpec.Debian _ -> {
            }
        }
    }

    /// Installs a toolchain unless it is there already, and says what it is; lines about how it goes are handed to `progress`.
    ///
    /// A `path:` toolchain is described anew when its files changed. An interrupted call leaves nothing half there.
    /// Throws [UserError] for a toolchain that does not exist or does not run, [EnvironmentError] where the machine lacks something.
    public synchronized Toolchain install(ToolchainSpec spec, Consumer<String> progress) throws InterruptedException {
        check(spec);
        return locked(() -> switch (spec) {
            case ToolchainSpec.Debian debian -> debian(debian, progress);
            case ToolchainSpec.Sysroot sysroot -> sysroot(sysroot, progress);
        });
    }

    /// What is installed, by the text of its spec.
    public List<Toolchain> list() {
        try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return entries.sorted()
                    .map(this::described)
                    .flatMap(Optional::stream)
                    .map(Description::toolchain)
                    .sorted(Comparator.comparing(toolchain -> toolchain.spec().text()))
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Removes a toolchain; of a `path:` toolchain only what maar wrote about it. Throws [UserError] if it is not installed.
    public synchronized void remove(ToolchainSpec spec) throws InterruptedException {
        Path entry = entry(spec);
        if (described(entry).isEmpty()) {
            List<String> known = list().stream().map(toolchain -> toolchain.spec().text()).toList();
            String installed = known.isEmpty() ? "nothing is" : "installed are " + String.join(", ", known);
            throw new UserError("toolchain \"" + spec.text() + "\" is not installed; " + installed
                    + Spelling.suggestion(spec.text(), known));
        }
        locked(() -> {
            Description.remove(entry);
            deleteTree(entry);
            return entry;
        });
    }

    private Toolchain debian(ToolchainSpec.Debian spec, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path entry = entry(spec);
        Path sysroot = entry.resolve("sysroot");
        Optional<Description> known = described(entry);
        if (known.isPresent() && Files.isExecutable(sysroot.resolve("bin/rustc"))) {
            return known.get().toolchain();
        }
        Files.createDirectories(entry);
        Description.remove(entry);
        installDebian.install(spec, sysroot, progress);
        Toolchain toolchain = describe.describe(spec, sysroot);
        Description.of(toolchain, "").write(entry);
        return toolchain;
    }

    private Toolchain sysroot(ToolchainSpec.Sysroot spec, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path entry = entry(spec);
        String fingerprint = new HashContent(spec.folder()).quick();
        Optional<Description> known = described(entry).filter(one -> one.fingerprint().equals(fingerprint));
        if (known.isPresent()) {
            return known.get().toolchain();
        }
        progress.accept("reading the toolchain " + spec.text() + "...");
        Toolchain toolchain = describe.describe(spec, spec.folder());
        Files.createDirectories(entry);
        Description.of(toolchain, fingerprint).write(entry);
        return toolchain;
    }

    /// A description whose sysroot lies elsewhere is of a work folder that was moved: it is made anew.
    private Optional<Description> described(Path entry) {
        try {
            return Description.read(entry)
                    .filter(one -> entry(ToolchainSpec.parse(one.spec())).equals(entry))
                    .filter(one -> one.spec().startsWith("path:") || Path.of(one.sysroot()).startsWith(entry));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path entry(ToolchainSpec spec) {
        return folder.resolve(switch (spec) {
            case ToolchainSpec.Debian(String suite, String packageName) -> "debian_" + suite + "_" + packageName;
            case ToolchainSpec.Sysroot(Path sysroot) ->
                "path_" + HashContent.ofText(sysroot.toString()).substring(0, 16);
        });
    }

    private <T> T locked(Work<T> work) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return work.done();
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for another process's toolchains");
            }
            throw unusable(e);
        }
    }

    private EnvironmentError unusable(IOException e) {
        return EnvironmentError.lasting("the toolchains in " + folder + " cannot be read or written (" + e
                + "), perhaps the disk is full or the folder is another user's", e);
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }
}
