package dev.maar.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the entries of a file of quirks stand, since the parser knows no lines once it has read the file.
///
/// Of entries that are not written as `[[crate]]` tables only the line of the first key `crate` is known, or none (1).
final class QuirkLines {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\[\\s*[\"']?crate[\"']?\\s*]]\\s*(#.*)?");
    private static final Pattern KEY = Pattern.compile("\\s*[\"']?([^\\s\"'=.\\[]+)[\"']?\\s*[=.].*");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> outside = new LinkedHashMap<>();

    private record Entry(int line, Map<String, Integer> keys) {}

    QuirkLines(String text) {
        List<String> lines = text.lines().toList();
        boolean inText = false;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!inText) {
                read(line, number);
            }
            inText ^= opensOrCloses(line);
        }
    }

    private void read(String line, int number) {
        Matcher key = KEY.matcher(line);
        if (HEADER.matcher(line).matches()) {
            entries.add(new Entry(number, new LinkedHashMap<>()));
        } else if (key.matches() || line.strip().startsWith("[")) {
            String name = key.matches() ? key.group(1) : line.replaceAll("[\\[\\]\\s\"']|#.*|\\..*", "");
            Map<String, Integer> keys = entries.isEmpty() ? outside : entries.getLast().keys();
            keys.putIfAbsent(name, number);
            outside.putIfAbsent(name, number);
        }
    }

    private static boolean opensOrCloses(String line) {
        return line.split("\"\"\"|'''", -1).length % 2 == 0;
    }

    /// The line of the entry with that index, of `count` in all.
    int of(int index, int count) {
        return entries.size() == count ? entries.get(index).line() : ofKey("crate");
    }

    /// The line of a key in an entry.
    int of(int index, int count, String key) {
        return entries.size() == count
                ? entries.get(index).keys().getOrDefault(key, entries.get(index).line())
                : ofKey("crate");
    }

    /// The line of a key or table of the file.
    int ofKey(String key) {
        return outside.getOrDefault(key, 1);
    }
}
