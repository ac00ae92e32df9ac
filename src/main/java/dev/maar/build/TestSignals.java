package dev.maar.build;

import dev.maar.outcome.Diagnostic;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from the standard error of `cargo test` which programs of tests a signal ended: of such a program's tests, the one that did it has
/// no result.
///
/// For one thread.
final class TestSignals {
    private static final Pattern TARGET = Pattern.compile(" {1,12}Running (?!`)(.+?)(?: \\(\\S+\\))?");
    private static final Pattern ENDED = Pattern.compile(".*\\(signal: \\d+, (SIG[A-Z0-9]{2,10})\\b[^()]*\\)");

    private final String crateId;
    private final FoundDiagnostics found;
    private String target = "";

    TestSignals(String crateId, FoundDiagnostics found) {
        this.crateId = crateId;
        this.found = found;
    }

    void stderr(String line) {
        if (line.length() > Excerpt.KEPT_LINE) {
            return;
        }
        Matcher named = TARGET.matcher(line);
        if (named.matches()) {
            target = named.group(1);
        }
        Matcher ended = ENDED.matcher(line);
        if (line.contains("process didn't exit successfully: `") && ended.matches()) {
            String message = "the tests of " + target + " were ended by " + ended.group(1);
            found.add(new Diagnostic(null, "error", message, crateId, true, null, null, line.strip() + "\n",
                    DiagnosticKey.of(null, message)));
        }
    }
}
