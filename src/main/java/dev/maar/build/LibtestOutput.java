package dev.maar.build;

import dev.maar.outcome.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the single tests from what `cargo test` prints.
///
/// Cargo names each target on standard error, libtest lists its tests on standard output, and the two may arrive in either
/// order; a target with its own harness lists nothing. Where there are as many lists as targets they belong together in order,
/// else a list belongs to the target that was named last. What a test prints may stand before its result or between its name
/// and its result. For one thread.
final class LibtestOutput {
    private static final int MOST_TESTS = 100_000;
    private static final String RESULT = "(ok|FAILED|ignored)(?:, .*| <[\\d.]+s>| \\(.*\\))?";
    private static final Pattern TARGET = Pattern.compile(" +Running ([^`].*?)(?: \\(.*\\))?| +(Doc-tests .+)");
    private static final Pattern START = Pattern.compile("running \\d+ tests?");
    private static final Pattern WHOLE = Pattern.compile("test (.+?) \\.\\.\\. " + RESULT);
    private static final Pattern AFTER_NOISE = Pattern.compile(".*?test ([\\w:]+) \\.\\.\\. " + RESULT);
    private static final Pattern WITH_NOISE = Pattern.compile("test (\\S.*?) \\.\\.\\. (.*)");
    private static final Pattern NOTE = Pattern.compile(" - (?:should panic|compile fail|compile)$");

    /// One list of tests; `target` is the target that was last named when it began.
    private record Block(@Nullable String target, Map<String, String> results) {}

    private final List<String> targets = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Block open;
    private @Nullable String waiting;
    private final List<String> listed = new ArrayList<>();
    private final TestMessages messages = new TestMessages();
    private boolean failures;
    private int count;

    void stderr(String line) {
        if (line.length() > Excerpt.KEPT_LINE) {
            return;
        }
        Matcher target = TARGET.matcher(line);
        if (target.matches() && targets.size() < MOST_TESTS) {
            targets.add(target.group(1) == null ? target.group(2) : target.group(1));
        }
    }

    void stdout(String whole) {
        // Of a longer line, all noise, only the end can be a result.
        String line = whole.substring(Math.max(0, whole.length() - Excerpt.KEPT_LINE));
        if (START.matcher(line).matches()) {
            open = new Block(targets.isEmpty() ? null : targets.getLast(), new LinkedHashMap<>());
            blocks.add(open);
            waiting = null;
            failures = false;
        } else if (open != null && line.startsWith("test result: ")) {
            failed(open);
            open = null;
            messages.finish();
        } else if (open != null && line.equals("failures:")) {
            failures = true;
            messages.finish();
            listed.clear();
            waiting = null;
        } else if (open != null && failures) {
            list(line);
            messages.line(blocks.size() - 1, whole);
        } else if (open != null) {
            test(open, line);
        }
    }

    private void list(String line) {
        if (line.startsWith("    ") && listed.size() < MOST_TESTS) {
            listed.add(line.strip());
        }
    }

    /// What the last list of failures names has failed, whatever a line that was torn by noise seemed to say.
    private void failed(Block block) {
        for (String name : listed) {
            block.results().computeIfPresent(name, (_, _) -> TestResult.FAILED);
        }
        listed.clear();
    }

    private void test(Block block, String line) {
        Matcher whole = WHOLE.matcher(line);
        Matcher afterNoise = AFTER_NOISE.matcher(line);
        Matcher withNoise = WITH_NOISE.matcher(line);
        if (whole.matches()) {
            put(block, whole.group(1), whole.group(2));
        } else if (afterNoise.matches()) {
            put(block, afterNoise.group(1), afterNoise.group(2));
        } else if (withNoise.matches()) {
            waiting = withNoise.group(1);
            ended(block, withNoise.group(2));
        } else {
            ended(block, line);
        }
    }

    private void ended(Block block, String line) {
        if (waiting == null) {
            return;
        }
        String result = result(line);
        if (result != null) {
            put(block, waiting, result);
            waiting = null;
        }
    }

    private static @Nullable String result(String line) {
        for (String result : List.of("ok", TestResult.FAILED, "ignored")) {
            if (line.endsWith(result)) {
                return result;
            }
        }
        return null;
    }

    private void put(Block block, String name, String result) {
        if (count < MOST_TESTS) {
            count++;
            block.results().putIfAbsent(NOTE.matcher(name).replaceFirst(""), result);
        }
    }

    /// The tests that have a result, target by target.
    List<TestResult> results() {
        messages.finish();
        boolean together = blocks.size() == targets.size();
        List<TestResult> results = new ArrayList<>();
        for (int index = 0; index < blocks.size(); index++) {
            Block block = blocks.get(index);
            String named = together ? targets.get(index) : block.target();
            String target = named == null ? "" : named;
            int list = index;
            block.results()
                    .forEach((name, result) -> results.add(new TestResult(target, name, result,
                            result.equals(TestResult.FAILED) ? messages.of(list, name) : null)));
        }
        return results;
    }
}
