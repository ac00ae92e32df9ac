package dev.maar.outcome;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Why a step failed, spelled as Crater's `FailureReason` (`oom`, `compiler-error(E0277, E0308)`, `depends-on(reg/syn/1.0.0)`).
public sealed interface FailureReason {

    /// Crater's spelling; [#parse] reads it back.
    String text();

    /// Whether Crater counts a difference with this reason as spurious.
    boolean spurious();

    /// The reasons that are one word.
    enum Plain implements FailureReason {
        UNKNOWN("unknown", false),
        OOM("oom", true),
        NO_SPACE("no-space", true),
        TIMEOUT("timeout", true),
        ICE("ice", false),
        NETWORK_ACCESS("network-access", true),
        DOCKER("docker", true),
        COMPILER_DIAGNOSTIC_CHANGE("compiler-diagnostic-change", true);

        private final String text;
        private final boolean spurious;

        Plain(String text, boolean spurious) {
            this.text = text;
            this.spurious = spurious;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public boolean spurious() {
            return spurious;
        }
    }

    /// The crate's own code was refused with these codes: error codes and names of lints, at least one.
    record CompilerError(SortedSet<String> codes) implements FailureReason {
        public CompilerError {
            codes = sorted(codes, Comparator.naturalOrder());
        }

        /// The codes, at least one, in any order.
        public static CompilerError of(Collection<String> codes) {
            return new CompilerError(new TreeSet<>(codes));
        }

        @Override
        public String text() {
            return "compiler-error(" + String.join(", ", codes) + ")";
        }

        @Override
        public boolean spurious() {
            return false;
        }
    }

    /// Other crates failed, on which this one depends: their ids (`reg/NAME/VERSION`), at least one.
    record DependsOn(SortedSet<String> crateIds) implements FailureReason {
        /// Crater's order of kinds; within one kind, field by field.
        private static final List<String> KINDS = List.of("reg/", "gh/", "local/", "path/", "git/");

        public DependsOn {
            crateIds = sorted(crateIds,
                    Comparator.comparingInt(DependsOn::kind).thenComparing(DependsOn::fields, Arrays::compare));
        }

        /// The ids, at least one, in any order.
        public static DependsOn of(Collection<String> crateIds) {
            return new DependsOn(new TreeSet<>(crateIds));
        }

        private static int kind(String id) {
            for (int index = 0; index < KINDS.size(); index++) {
                if (id.startsWith(KINDS.get(index))) {
                    return index;
                }
            }
            return KINDS.size();
        }

        private static String[] fields(String id) {
            return id.split("/", -1);
        }

        @Override
        public String text() {
            return "depends-on(" + String.join(", ", crateIds) + ")";
        }

        @Override
        public boolean spurious() {
            return false;
        }
    }

    /// Reads Crater's spelling; throws `IllegalArgumentException` for anything else.
    static FailureReason parse(String text) {
        for (Plain plain : Plain.values()) {
            if (plain.text.equals(text)) {
                return plain;
            }
        }
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            throw new IllegalArgumentException("no failure reason: " + text);
        }
        List<String> parts = List.of(text.substring(open + 1, text.length() - 1).split(", ", -1));
        return switch (text.substring(0, open)) {
            case "compiler-error" -> CompilerError.of(parts);
            case "depends-on" -> DependsOn.of(parts);
            default -> throw new IllegalArgumentException("no failure reason: " + text);
        };
    }

    private static SortedSet<String> sorted(SortedSet<String> given, Comparator<String> order) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("'given' must not be empty");
        }
        for (String entry : given) {
            if (entry.isBlank() || entry.contains(", ") || entry.contains(")")) {
                throw new IllegalArgumentException("cannot be spelled in a list: \"" + entry + "\"");
            }
        }
        var copy = new TreeSet<>(order);
        copy.addAll(given);
        return Collections.unmodifiableSortedSet(copy);
    }
}
