package dev.maar.toolchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `toolchain.json` holds: written last, so that a folder without it is no toolchain.
///
/// `fingerprint` is the quick hash under which the rest was found out; `origin` says in words what was installed where a name alone does
/// not, null in files of before there were such names.
record Description(String spec, String sysroot, String rustcVersion, String release, String cargoVersion,
        boolean hasCargo, String contentHash, String fingerprint, @Nullable String origin) {
    private static final String FILE = "toolchain.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Description of(Toolchain toolchain, String fingerprint, String origin) {
        return new Description(toolchain.spec().text(), toolchain.sysroot().toString(), toolchain.rustcVersion(),
                toolchain.release(), toolchain.cargoVersion(), toolchain.hasCargo(), toolchain.contentHash(),
                fingerprint, origin);
    }

    Toolchain toolchain() {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of(sysroot), rustcVersion, release, cargoVersion, hasCargo,
                contentHash);
    }

    /// Empty where there is none, or none that this version of maar understands.
    static Optional<Description> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Description read = MAPPER.readValue(file.toFile(), Description.class);
            Toolchain _ = read.toolchain();
            return Optional.of(read);
        } catch (JsonProcessingException | UserError _) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        Path partial = folder.resolve(FILE + ".partial");
        Files.write(partial, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(partial, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
