package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The engine's own client, to see and do what maar's code has no part in; `host` is the engine's address.
record DockerCommand(String host) {

    /// Runs it and returns its lines, with those of its errors.
    ///
    /// Whether it succeeds is not asked: what is to be killed may have ended by itself.
    List<String> run(String... words) throws IOException, InterruptedException {
        Process docker = start(words);
        try (var lines = docker.inputReader()) {
            return lines.lines().toList();
        } finally {
            docker.waitFor();
        }
    }

    /// The same, and fails unless it succeeds.
    List<String> list(String... words) throws IOException, InterruptedException {
        Process docker = start(words);
        try (var lines = docker.inputReader()) {
            List<String> list = lines.lines().toList();
            assertThat(docker.waitFor()).as(String.join("\n", list)).isZero();
            return list;
        }
    }

    /// Whether the engine answers.
    boolean answers() throws IOException, InterruptedException {
        Process docker = start("version");
        try (var lines = docker.inputReader()) {
            lines.lines().forEach(_ -> {
            });
            return docker.waitFor() == 0;
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
