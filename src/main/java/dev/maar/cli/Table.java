package dev.maar.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows of words whose columns stand below each other.
record Table(List<List<String>> rows) {

    Stream<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> row.size() > column)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String word = row.get(column);
            line.append(word).append(" ".repeat(widths[column] - word.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
