package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A repository that a test makes with the host's git: files, commits, branches and tags of its own.
final class TestRepository {
    private final Path folder;

    private TestRepository(Path folder) {
        this.folder = folder;
    }

    static TestRepository make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var repository = new TestRepository(folder);
        repository.git("init", "-q", "-b", "main");
        return repository;
    }

    /// A repository with one package.
    static TestRepository ofCrate(Path folder, String name, String source) throws IOException, InterruptedException {
        TestRepository repository = make(folder);
        repository.crate("", name, source, "");
        repository.commit();
        return repository;
    }

    Path folder() {
        return folder;
    }

    TestRepository file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /// A package in a folder of the repository, `""` for its own, with more lines for its manifest.
    TestRepository crate(String place, String name, String source, String more) throws IOException {
        String start = place.isEmpty() ? "" : place + "/";
        return file(start + "Cargo.toml", """
                [package]
                name = "%s"
                version = "0.1.0"
                edition = "2018"
                """.formatted(name) + more).file(start + "src/lib.rs", source);
    }

    /// Commits everything there is and returns the commit's SHA.
    String commit() throws IOException, InterruptedException {
        git("add", "--all", "--force");
        git("commit", "-q", "--allow-empty", "-m", "more");
        return head();
    }

    String head() throws IOException, InterruptedException {
        return git("rev-parse", "HEAD");
    }

    String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@example",
                "-c", "protocol.file.allow=always", "-C", folder.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(String.join(" ", words) + ": " + output).isZero();
        return output;
    }
}
