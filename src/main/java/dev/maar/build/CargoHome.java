package dev.maar.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The cargo home that builds see, read-only: it takes every registry package from the crate's linked dependencies.
final class CargoHome {
    private static final String CONFIGURATION = """
            [source.crates-io]
            replace-with = "maar"
            [source.maar]
            directory = "%s"
            [net]
            offline = true
            """.formatted(Layout.DEPENDENCIES);

    private CargoHome() {
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.toml"), CONFIGURATION);
    }
}
