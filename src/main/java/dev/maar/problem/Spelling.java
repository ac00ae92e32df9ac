package dev.maar.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds the known word that a mistyped one was meant to be.
public final class Spelling {
    private static final int SHORTEST_BEGINNING = 3;

    private Spelling() {
    }

    /// Returns `, did you mean "WORD"?` for the nearest of the known words, or an empty text where none is near: at most a third
    /// of the word's letters, and at least two, may differ, or the word is a known one's beginning.
    public static String suggestion(String word, Collection<String> known) {
        return nearest(word, known, 1).stream()
                .map(nearest -> ", did you mean \"" + nearest + "\"?")
                .findFirst()
                .orElse("");
    }

    /// The nearest of the known words by the same rule, at most `count`, the nearest first.
    public static List<String> nearest(String word, Collection<String> known, int count) {
        int limit = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(candidate -> isBeginning(word, candidate) || isNear(word, candidate, limit))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    private static boolean isNear(String word, String candidate, int limit) {
        return Math.abs(word.length() - candidate.length()) <= limit && distance(word, candidate) <= limit;
    }

    private static boolean isBeginning(String word, String candidate) {
        return word.length() >= SHORTEST_BEGINNING && candidate.startsWith(word);
    }

    /// The Levenshtein distance, two rows at a time.
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int substitution = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(Math.min(current[column - 1], previous[column]) + 1,
                        previous[column - 1] + substitution);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
