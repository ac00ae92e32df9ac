package dev.maar.build;

import dev.maar.outcome.Colours;
import dev.maar.outcome.TestMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads why tests failed, from the sections with their output that libtest and rustdoc print (`---- NAME stdout ----`).
///
/// A panic's message stands in quotes before its place until rustc 1.72, and in lines after it since. Whatever a test prints may look like
/// one: the words are foreign. For one thread.
final class TestMessages {
    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000;
    private static final int MOST_LINES = 100;
    private static final String PLACE = "([^\\s:'][^:']{0,300}:\\d{1,9}:\\d{1,9})";
    private static final Pattern SECTION = Pattern.compile("---- (.+) stdout ----");
    private static final Pattern PANIC = Pattern.compile("thread '.*' (?:\\(\\d+\\) )?panicked at " + PLACE + ":");
    private static final Pattern QUOTED = Pattern.compile("thread '.*?' panicked at '(.*)");
    private static final Pattern QUOTED_END = Pattern.compile("(.*)', " + PLACE);
    private static final Pattern REMARK = Pattern.compile("Error: (.*)|note: (test did not panic as expected)(?: at "
            + PLACE + ")?|(Test (?:compiled|executable) succe.*, but it's marked .*"
            + "|Some expected error codes were not found: .*)");
    private static final Pattern END = Pattern.compile("[Ss]tack backtrace:|note: run with `RUST_BACKTRACE=.*");

    /// The test of that name in the list of that number, since targets may have tests of the same name.
    private record Test(int list, String name) {}

    private final Map<Test, TestMessage> messages = new HashMap<>();
    private final List<String> panic = new ArrayList<>();
    private final List<String> remark = new ArrayList<>();
    private @Nullable Test test;

    /// Takes a line of what stands between a list of tests and the names of those in it that failed.
    void line(int list, String whole) {
        String line = Excerpt.of(whole, Excerpt.KEPT_LINE);
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            finish();
            test = new Test(list, section.group(1));
        } else if (test != null) {
            if (!panic.isEmpty() || PANIC.matcher(line).matches() || QUOTED.matcher(line).matches()) {
                keep(panic, line);
            }
            if (!remark.isEmpty() || REMARK.matcher(line).matches()) {
                keep(remark, line);
            }
        }
    }

    private static void keep(List<String> block, String line) {
        if (block.size() < MOST_LINES) {
            block.add(line);
        }
    }

    /// Ends the section that is being read; to be called once more after the last one.
    void finish() {
        if (test != null && messages.size() < MOST) {
            TestMessage message = panic.isEmpty() ? ofRemark() : ofPanic();
            if (message != null) {
                messages.putIfAbsent(test, message);
            }
        }
        test = null;
        panic.clear();
        remark.clear();
    }

    private @Nullable TestMessage ofPanic() {
        Matcher placed = PANIC.matcher(panic.getFirst());
        return placed.matches() ? message(text("", panic), placed.group(1)) : ofQuoted();
    }

    private @Nullable TestMessage ofQuoted() {
        List<String> lines = new ArrayList<>(panic);
        lines.set(0, QUOTED.matcher(lines.getFirst()).replaceFirst("$1"));
        List<String> text = new ArrayList<>();
        for (String line : lines) {
            Matcher end = QUOTED_END.matcher(line);
            if (end.matches()) {
                text.add(end.group(1));
                return message(String.join("\n", text), end.group(2));
            }
            text.add(line);
        }
        return message(text(lines.getFirst(), lines), "");
    }

    private @Nullable TestMessage ofRemark() {
        if (remark.isEmpty()) {
            return null;
        }
        Matcher said = REMARK.matcher(remark.getFirst());
        if (!said.matches()) {
            throw new IllegalStateException("'remark' begins with none");
        }
        return said.group(1) == null
                ? message(Objects.requireNonNullElse(said.group(2), said.group()),
                        Objects.requireNonNullElse(said.group(3), ""))
                : message(text(said.group(1), remark), "");
    }

    /// The lines up to the end of a message, with other words for the first.
    private static String text(String first, List<String> lines) {
        StringBuilder text = new StringBuilder(first);
        for (String line : lines.subList(1, lines.size())) {
            if (END.matcher(line).matches()) {
                break;
            }
            text.append('\n').append(line);
        }
        return text.toString();
    }

    /// Null where nothing was said.
    private static @Nullable TestMessage message(String foreign, String place) {
        String text = plain(foreign).strip();
        return text.isEmpty()
                ? null
                : new TestMessage(Excerpt.of(text, LONGEST), plain(place), DiagnosticKey.of(null, text));
    }

    private static String plain(String foreign) {
        return Colours.without(Colours.read(foreign));
    }

    /// Why a test of a list failed; null where it did not say.
    @Nullable
    TestMessage of(int list, String name) {
        return messages.get(new Test(list, name));
    }
}
