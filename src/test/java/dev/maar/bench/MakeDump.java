package dev.maar.bench;

import dev.maar.crates.dump.MadeDump;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a made dump to a file: `CRATES VERSIONS FILE`.
final class MakeDump {
    private MakeDump() {
    }

    static void main(String[] arguments) throws IOException {
        new MadeDump(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), 1).archive(Path.of(arguments[2]));
    }
}
