package dev.maar.build;

import dev.maar.outcome.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the compiler's errors from documentation tests that failed to compile, which `cargo test` prints as plain text.
///
/// Only in a documentation test's own section: elsewhere, a test's output may quote a compiler. For one thread.
final class DocTestErrors {
    private static final int LONGEST = 100;
    private static final int MOST_CODES = 50;
    private static final Pattern SECTION = Pattern.compile("---- .* stdout ----");
    private static final Pattern DOC_SECTION = Pattern.compile("---- \\S+ - .*\\(line \\d+\\).* stdout ----");
    private static final Pattern ERROR = Pattern.compile("error(?:\\[(E\\d{4})])?: (.+)");
    private static final Pattern PLACE = Pattern.compile(" *--> (.+?):(\\d+):\\d+");

    private final String crateId;
    private final FoundDiagnostics found;
    private final Set<String> codes = new TreeSet<>();
    private final List<String> block = new ArrayList<>();
    private boolean inDocTests;
    private boolean inSection;

    DocTestErrors(String crateId, FoundDiagnostics found) {
        this.crateId = crateId;
        this.found = found;
    }

    void stdout(String whole) {
        String line = Excerpt.of(whole, Excerpt.KEPT_LINE);
        if (SECTION.matcher(line).matches()) {
            finish();
            inSection = DOC_SECTION.matcher(line).matches();
        } else if (line.equals("failures:") || line.startsWith("test result: ")) {
            finish();
            inSection = false;
        } else if (inSection && line.startsWith("error")) {
            finish();
            block.add(line);
        } else if (line.isBlank()) {
            finish();
        } else if (!block.isEmpty() && block.size() < LONGEST) {
            block.add(line);
        }
    }

    /// Takes a line of standard error; tells whether it says that rustdoc panicked.
    boolean compilerPanicked(String line) {
        inDocTests |= line.startsWith("   Doc-tests ");
        return inDocTests && (line.startsWith("error: internal compiler error")
                || line.startsWith("error: the compiler unexpectedly panicked"));
    }

    /// Ends the error that is being read; to be called once more after the last line.
    void finish() {
        Matcher error = ERROR.matcher(block.isEmpty() ? "" : block.getFirst());
        if (error.matches() && !error.group(2).startsWith("aborting due to ")) {
            report(error.group(1), error.group(2));
        }
        block.clear();
    }

    private void report(@Nullable String code, String message) {
        if (code != null && codes.size() < MOST_CODES) {
            codes.add(code);
        }
        Matcher place = block.stream().map(PLACE::matcher).filter(Matcher::matches).findFirst().orElse(null);
        found.add(new Diagnostic(code, "error", message, crateId, true, place == null ? null : place.group(1),
                place == null ? null : number(place.group(2)), String.join("\n", block) + "\n",
                DiagnosticKey.of(code, message)));
    }

    private static @Nullable Integer number(String digits) {
        return digits.length() > 9 ? null : Integer.valueOf(digits);
    }

    Set<String> codes() {
        return codes;
    }
}
