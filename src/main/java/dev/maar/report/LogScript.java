package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.crates.CrateId;
import dev.maar.outcome.BuildLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/// Writes `data/logs/AA/CRATE-POSITION-NUMBER.js`: one attempt's log as a crate's page can load it.
///
/// The folders AA spread the files; what is no UTF-8 in a log becomes U+FFFD.
final class LogScript {
    private static final String FOLDER = "data/logs";

    private LogScript() {
    }

    /// Where a crate's logs are, without position and number: `data/logs/3f/reg-syn-1.0.0`, relative to the report's folder.
    static String base(CrateId crate) {
        return FOLDER + "/" + HexFormat.of().toHexDigits((byte) crate.id().hashCode()) + "/" + name(crate);
    }

    private static String name(CrateId crate) {
        return crate.reportFolder() + "-" + FolderName.of(crate.reportName());
    }

    static void write(Path folder, CrateId crate, int position, int number, BuildLog log) throws IOException {
        String suffix = "-" + position + "-" + number;
        try (DataScript script = DataScript.open(folder.resolve(base(crate) + suffix + ".js"), "log",
                name(crate) + suffix)) {
            JsonGenerator json = script.json();
            json.writeStringField("text", new String(log.text(), StandardCharsets.UTF_8));
            json.writeNumberField("cut", log.cutBytes());
        }
    }
}
