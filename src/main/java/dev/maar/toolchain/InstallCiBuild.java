package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Installs what the Rust project's CI built of one commit, as rustup-toolchain-install-master does: the components' archives lie at
/// `rustc-builds/COMMIT/` on its server, each with `nightly` in its name.
final class InstallCiBuild {
    private static final String HOST = "x86_64-unknown-linux-gnu";

    private final CiBuilds server;

    InstallCiBuild(CiBuilds server) {
        this.server = server;
    }

    /// Makes `entry/sysroot` as a whole or not at all.
    ///
    /// Throws [UserError] for a commit without a build, [dev.maar.problem.EnvironmentError] where the network or the disk fails.
    Installed install(ToolchainSource.CiBuild build, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path partial = entry.resolve("sysroot.partial");
        Path sysroot = entry.resolve("sysroot");
        clear(partial);
        clear(sysroot);
        clear(entry.resolve("archives"));
        progress.accept("installing the CI build " + build.text() + ", some hundred megabytes...");
        List<Path> archives = fetch(build, List.of("rustc-nightly-" + HOST, "rust-std-nightly-" + HOST,
                "cargo-nightly-" + HOST), entry, progress);
        Files.createDirectories(partial);
        unpack(archives, partial);
        Files.move(partial, sysroot);
        clear(entry.resolve("archives"));
        return new Installed(sysroot, "");
    }

    /// Adds components of the same build; nothing is changed until all of them are there, unpacked.
    void add(ToolchainSource.CiBuild build, Path entry, Path sysroot, Wanted parts, Consumer<String> progress)
            throws IOException, InterruptedException {
        var names = new ArrayList<String>();
        parts.targets().forEach(target -> names.add("rust-std-nightly-" + target));
        parts.components().forEach(component -> names.add(component.text() + "-nightly-" + HOST));
        Path partial = entry.resolve("parts.partial");
        clear(partial);
        clear(entry.resolve("archives"));
        unpack(fetch(build, names, entry, progress), Files.createDirectories(partial));
        merge(partial, sysroot);
        clear(partial);
        clear(entry.resolve("archives"));
    }

    private static void merge(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
        }
        for (Path file : files) {
            Path place = to.resolve(from.relativize(file));
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> fetch(ToolchainSource.CiBuild build, List<String> names, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(entry.resolve("archives"));
        var archives = new ArrayList<Path>();
        for (String name : names) {
            String file = name + ".tar.xz";
            progress.accept("fetching " + file + "...");
            Path archive = folder.resolve(file);
            if (!server.fetch(build, file, archive)) {
                throw new UserError("toolchain \"" + build.text() + "\": the server of CI builds has no " + file
                        + " of this commit (" + server.address(build, file)
                        + "): builds are kept for some months, and a try"
                        + " build must have ended well");
            }
            archives.add(archive);
        }
        return archives;
    }

    private static void unpack(List<Path> archives, Path sysroot) throws IOException {
        for (Path archive : archives) {
            new UnpackComponent(archive, sysroot).unpack();
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            InstallSource.deleteTree(folder);
        }
    }
}
