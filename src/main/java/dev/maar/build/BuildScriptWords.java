package dev.maar.build;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds, in what cargo prints of a build script that failed, the line that says why.
final class BuildScriptWords {
    private static final Pattern OLD_PANIC = Pattern.compile("\\s*thread '.*' panicked at '(.*)', \\S+:\\d+:\\d+,?");
    private static final Pattern OLD_PANIC_START = Pattern.compile("\\s*thread '.*' panicked at '(.+)");
    private static final Pattern PANIC = Pattern.compile("\\s*thread '.*' (?:\\(\\d+\\) )?panicked at \\S+:\\d+:\\d+:");
    private static final Pattern ERROR = Pattern.compile("\\s+(?:error|Error|fatal|Could not|failed)\\b.*");

    private BuildScriptWords() {
    }

    /// The panic's message, in the form before and after 1.73; else the last line that begins like an error; else nothing.
    static String cause(List<String> block) {
        for (int index = 0; index < block.size(); index++) {
            String line = block.get(index);
            if (PANIC.matcher(line).matches() && index + 1 < block.size()) {
                return block.get(index + 1).strip();
            }
            Matcher whole = OLD_PANIC.matcher(line);
            Matcher start = OLD_PANIC_START.matcher(line);
            if (whole.matches() || start.matches()) {
                return (whole.matches() ? whole : start).group(1).strip();
            }
        }
        return block.stream()
                .filter(line -> ERROR.matcher(line).matches())
                .map(String::strip)
                .reduce("", (_, line) -> line);
    }
}
