package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Lays out the crates of `src/test/crates/hostile/` in a folder, in their order and each between two ordinary neighbours.
final class HostileCrates {
    private static final Path CRATES = TestMaar.HOME.resolve("src/test/crates");
    private static final List<String> NEIGHBOURS = List.of("passes", "test-fails");

    private final Path folder;
    private int laidOut;

    /// `folder` is empty and of the test's own.
    HostileCrates(Path folder) {
        this.folder = folder;
    }

    /// Lays out hostile crates by name, with a neighbour before the first and after each.
    void layOut(List<String> names) throws IOException, InterruptedException {
        copyNeighbour();
        for (String name : names) {
            Path crate = copy(CRATES.resolve("hostile").resolve(name), name);
            complete(name, crate);
            copyNeighbour();
        }
    }

    private void copyNeighbour() throws IOException {
        String name = NEIGHBOURS.get(laidOut / 2 % NEIGHBOURS.size());
        copy(CRATES.resolve(name), name);
    }

    /// Numbered, since crates are run in the order of their names.
    private Path copy(Path from, String name) throws IOException {
        Path to = folder.resolve("%02d-%s".formatted(laidOut++, name));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /// Makes what cannot, or should not, lie in a repository.
    private static void complete(String name, Path crate) throws IOException, InterruptedException {
        switch (name) {
            case "links-out" -> {
                Files.createSymbolicLink(crate.resolve("src/passwords"), Path.of("/etc/passwd"));
                Files.createSymbolicLink(crate.resolve("src/up"), Path.of("../../.."));
            }
            case "odd-names" -> oddNames(crate);
            case "huge-manifest" -> hugeManifest(crate.resolve("Cargo.toml"));
            case "many-files" -> manyFiles(Files.createDirectory(crate.resolve("data")));
            default -> {
            }
        }
    }

    /// By a shell, since Java cannot spell them.
    private static void oddNames(Path crate) throws IOException, InterruptedException {
        String script = """
                cd "$1"
                mkdir $'src/folder-\\xff\\xfe'
                echo x > $'src/folder-\\xff\\xfe/file-\\xc3\\x28'
                echo x > $'file-\\xe9'
                echo x > $'line\\nbreak'
                echo x > $'\\e[2Jcleared'
                ln -s $'file-\\xe9' $'link-\\xe9'
                """;
        Process shell = new ProcessBuilder("bash", "-ec", script, "bash", crate.toString()).inheritIO().start();
        assertThat(shell.waitFor()).isZero();
    }

    private static void hugeManifest(Path manifest) throws IOException {
        byte[] comments = "# Nothing is said here, at length.\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream output = Files.newOutputStream(manifest, StandardOpenOption.APPEND)) {
            for (int written = 0; written < 100 << 20; written += comments.length) {
                output.write(comments);
            }
        }
    }

    private static void manyFiles(Path data) throws IOException {
        for (int number = 0; number < 50_000; number++) {
            Path part = data.resolve(Integer.toString(number / 100));
            if (number % 100 == 0) {
                Files.createDirectory(part);
            }
            Files.writeString(part.resolve(Integer.toString(number % 100)), "x");
        }
    }
}
