package dev.maar.outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Pairs the errors of two attempts at the same sources: what finds no partner is new, or gone.
///
/// Errors are paired one to one, so that a third of two equal ones is new. Equal messages come first, wherever they are; then what stands
/// at the same line, since both sides compile the same files; then what has the same code in the same file. The last two are the
/// same error in other words: compilers change their words, and even their codes (E0412 became E0425), from release to release. An
/// internal error is never another's wording, and no build script's words are.
final class PairErrors {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16,}");

    private final List<Diagnostic> from;
    private final List<Diagnostic> to;
    private int reworded;

    private PairErrors(List<Diagnostic> from, List<Diagnostic> to) {
        this.from = new ArrayList<>(from);
        this.to = new ArrayList<>(to);
    }

    /// What has no partner on the other side, and how many pairs differ in their words alone.
    record Unpaired(List<Diagnostic> from, List<Diagnostic> to, int reworded) {}

    static Unpaired of(List<Diagnostic> from, List<Diagnostic> to) {
        var errors = new PairErrors(from, to);
        errors.pair(one -> List.of(one.packageId(), one.key(), place(one), line(one)));
        errors.pair(one -> List.of(one.packageId(), one.key(), place(one)));
        errors.pair(one -> List.of(one.packageId(), one.key()));
        errors.reworded += errors.pair(one -> one.file() == null || one.line() == null
                ? null
                : List.of(one.packageId(), one.level(), place(one), line(one)));
        errors.reworded += errors.pair(one -> one.file() == null || one.code() == null
                ? null
                : List.of(one.packageId(), one.level(), place(one), one.code()));
        return new Unpaired(List.copyOf(errors.from), List.copyOf(errors.to), errors.reworded);
    }

    /// Takes out the pairs that are equal in this; what has none of it stays. Returns how many pairs there were.
    private int pair(Function<Diagnostic, @Nullable List<String>> identity) {
        Map<List<String>, Deque<Diagnostic>> waiting = new HashMap<>();
        for (Diagnostic one : from) {
            List<String> key = identity.apply(one);
            if (key != null) {
                waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(one);
            }
        }
        int before = to.size();
        to.removeIf(one -> partner(waiting, identity.apply(one)));
        return before - to.size();
    }

    private boolean partner(Map<List<String>, Deque<Diagnostic>> waiting, @Nullable List<String> key) {
        Deque<Diagnostic> candidates = key == null ? null : waiting.get(key);
        Diagnostic found = candidates == null ? null : candidates.poll();
        return found != null && from.remove(found);
    }

    /// A build folder's name has a hash of the compiler's version in it.
    private static String place(Diagnostic one) {
        return one.file() == null ? "" : HASH.matcher(one.file()).replaceAll("");
    }

    private static String line(Diagnostic one) {
        return one.line() == null ? "" : one.line().toString();
    }
}
