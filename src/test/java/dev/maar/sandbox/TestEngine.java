package dev.maar.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The engine and the image that `config/sandbox/setup` brought before the integration tests.
public final class TestEngine {
    private TestEngine() {
    }

    /// Connects under an owner of the test's own.
    public static Engine connect(String owner) {
        return Engine.connect(fact("engine"), owner);
    }

    /// Where the engine listens, for example `unix:///var/run/docker.sock`.
    public static String address() {
        return fact("engine");
    }

    /// The sandbox image's name.
    public static String image() {
        return fact("image");
    }

    private static String fact(String name) {
        Path file = Path.of(System.getProperty("maar.home", "."), "target", "sandbox.properties");
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing: mvn verify makes it by config/sandbox/setup", e);
        }
        return facts.getProperty(name);
    }
}
