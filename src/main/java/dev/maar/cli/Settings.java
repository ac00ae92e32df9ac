package dev.maar.cli;

import dev.maar.config.Configuration;
import java.nio.file.Path;

/// Where maar is and works, and what was configured.
///
/// `home` is the folder of the project (`config/`, `reports-template/`), `workFolder` holds all state and is made when it is needed;
/// `engineAddress` is the container engine's, such as `unix:///var/run/docker.sock`.
public record Settings(Path home, Path workFolder, String engineAddress, Configuration configuration) {

    /// Where an experiment's report goes unless another folder is named.
    Path reportFolder(String experiment) {
        return workFolder.resolve("reports").resolve(experiment);
    }
}
