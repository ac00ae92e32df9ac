package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The toolchains of one work folder: installs, lists and removes them.
///
/// Each source has a folder `NAME/` with its `toolchain.json`, in which is what maar installs itself; a `path:` toolchain is used where
/// it is. All specs with the same source share its sysroot. Thread-safe; two processes on one work folder wait for each other.
public final class Toolchains {
    private final Path folder;
    private final InstallSource installSource;
    private final CompleteToolchain complete;

    /// `folder` is made when it is needed.
    public Toolchains(Path folder, Installers installers, SandboxProbe probe) {
        this.folder = folder.toAbsolutePath().normalize();
        this.installSource = new InstallSource(installers, new DescribeToolchain(probe));
        this.complete = new CompleteToolchain(installSource);
    }

    /// Throws [UserError] for what can be seen to be wrong before an engine is there: a folder without `bin/rustc`, a patch without a
    /// manifest, a target that a folder's toolchain has no library for.
    public static void check(ToolchainSpec spec) {
        CheckSpec.check(spec);
    }

    /// Installs a toolchain unless it is there already, and says what it is; lines about how it goes are handed to `progress`.
    ///
    /// A `path:` toolchain is described anew when its files changed. An interrupted call leaves nothing half there.
    /// Throws [UserError] for a toolchain that does not exist or does not run, [EnvironmentError] where the machine lacks something.
    public Toolchain install(ToolchainSpec spec, Consumer<String> progress) throws InterruptedException {
        return install(spec, Set.of(), progress);
    }

    /// The same with further components, which are added where they are not there yet.
    public synchronized Toolchain install(ToolchainSpec spec, Set<Component> components, Consumer<String> progress)
            throws InterruptedException {
        check(spec);
        return locked(() -> {
            Path entry = entry(spec.source());
            Description found = installSource.install(spec.source(), entry, described(entry), progress);
            return complete.with(spec, Wanted.of(spec, components), found, entry, progress);
        });
    }

    /// Installs what a name that moves means by now, even if it is there already as it was; anything else as [#install] does.
    public synchronized Toolchain refresh(ToolchainSpec spec, Consumer<String> progress) throws InterruptedException {
        check(spec);
        return !spec.moves() ? install(spec, progress) : locked(() -> {
            Path entry = entry(spec.source());
            Description found = installSource.again(spec.source(), entry, described(entry), progress);
            return complete.with(spec, Wanted.of(spec, Set.of()), found, entry, progress);
        });
    }

    /// What is installed, by the text of its source.
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

    /// Which release a name that moves stood for when it was installed, in words; empty for what says it itself.
    public String origin(ToolchainSource source) {
        return described(entry(source)).map(Description::origin).orElse("");
    }

    /// Removes a toolchain; of a `path:` toolchain only what maar wrote about it. Throws [UserError] if it is not installed.
    public synchronized void remove(ToolchainSpec spec) throws InterruptedException {
        if (!spec.modifiers().equals(Modifiers.NONE)) {
            throw new UserError("toolchain \"" + spec.text() + "\": modifiers are not installed, expected \""
                    + spec.source().text() + "\" alone");
        }
        Path entry = entry(spec.source());
        if (described(entry).isEmpty()) {
            List<String> known = list().stream().map(toolchain -> toolchain.spec().text()).toList();
            String installed = known.isEmpty() ? "nothing is" : "installed are " + String.join(", ", known);
            throw new UserError("toolchain \"" + spec.text() + "\" is not installed; " + installed
                    + Spelling.suggestion(spec.text(), known));
        }
        locked(() -> {
            Description.remove(entry);
            InstallSource.deleteTree(entry);
            return entry;
        });
    }

    /// A description whose sysroot lies elsewhere is of a work folder that was moved: it is made anew.
    private Optional<Description> described(Path entry) {
        try {
            return Description.read(entry)
                    .filter(one -> entry(one.toolchain().spec().source()).equals(entry))
                    .filter(one -> one.spec().startsWith("path:") || Path.of(one.sysroot()).startsWith(entry));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path entry(ToolchainSource source) {
        return folder.resolve(switch (source) {
            case ToolchainSource.Debian(String suite, String packageName) -> "debian_" + suite + "_" + packageName;
            case ToolchainSource.Sysroot(Path sysroot) ->
                "path_" + HashContent.ofText(sysroot.toString()).substring(0, 16);
            case ToolchainSource.Release(String name) -> "rustup_" + name;
            case ToolchainSource.CiBuild(String _, String commit) -> "ci_" + commit;
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
        } catch (IOException | UncheckedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for another process's toolchains");
            }
            throw unusable(e);
        }
    }

    private EnvironmentError unusable(Exception e) {
        return EnvironmentError.lasting("the toolchains in " + folder + " cannot be read or written (" + e
                + "), perhaps the disk is full or the folder is another user's", e);
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }
}
