package dev.maar.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the entries of one list of tables stand in a file, since the parser knows no lines once it has read the file.
///
/// Of entries that are not written as `[[NAME]]` tables only the line of the first key NAME is known, or none (1).
final class TableLines {
    private static final Pattern KEY = Pattern.compile("\\s*[\"']?([^\\s\"'=.\\[]+)[\"']?\\s*[=.].*");

    private final String name;
    private final Pattern header;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> outside = new LinkedHashMap<>();

    private record Entry(int line, Map<String, Integer> keys) {}

    /// The lines of the tables `[[name]]` of a file with this text.
    TableLines(String text, String name) {
        this.name = name;
        this.header = Pattern.compile("\\s*\\[\\[\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*]]\\s*(#.*)?");
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
        if (header.matcher(line).matches()) {
            entries.add(new Entry(number, new LinkedHashMap<>()));
        } else if (key.matches() || line.strip().startsWith("[")) {
            String found = key.matches() ? key.group(1) : line.replaceAll("[\\[\\]\\s\"']|#.*|\\..*", "");
            Map<String, Integer> keys = entries.isEmpty() ? outside : entries.getLast().keys();
            keys.putIfAbsent(found, number);
            outside.putIfAbsent(found, number);
        }
    }

    private static boolean opensOrCloses(String line) {
        return line.split("\"\"\"|'''", -1).length % 2 == 0;
    }

    /// The line of the entry with that index, of `count` in all.
    int of(int index, int count) {
        return entries.size() == count ? entries.get(index).line() : ofKey(name);
    }

    /// The line of a key in an entry.
    int of(int index, int count, String key) {
        return entries.size() == count
                ? entries.get(index).keys().getOrDefault(key, entries.get(index).line())
                : ofKey(name);
    }

    /// The line of a key or table of the file.
    int ofKey(String key) {
        return outside.getOrDefault(key, 1);
    }
}
