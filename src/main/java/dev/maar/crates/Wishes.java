package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads selections into wishes and keeps every problem on the way, so that the user sees them all at once.
final class Wishes {
    private static final int LARGEST_LIST = 64 * 1024 * 1024;

    private final Path lists;
    private final List<Wish> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /// `lists` is the folder of the lists that ship with maar.
    Wishes(Path lists) {
        this.lists = lists;
    }

    List<Wish> all() {
        return all;
    }

    List<String> problems() {
        return problems;
    }

    void add(Selection selection) {
        switch (selection) {
            case Selection.Demo(String text) -> addFile(lists.resolve("demo.txt"), text);
            case Selection.Names(String text, List<String> entries) ->
                entries.forEach(entry -> addEntry(entry, text, "selection \"" + text + "\""));
            case Selection.NamesFile(String text, Path file) -> addFile(file, text);
            case Selection.LocalFolders(String text, Path folder) -> addFolders(folder, text);
        }
    }

    private void addEntry(String entry, String reason, String place) {
        try {
            all.add(new Wish.Published(CrateRequest.parse(entry), reason, place));
        } catch (UserError e) {
            problems.add(place + ": " + e.getMessage());
        }
    }

    private void addFile(Path file, String reason) {
        try {
            int before = all.size() + problems.size();
            String[] lines = text(file).split("\n", -1);
            for (int number = 1; number <= lines.length; number++) {
                String entry = lines[number - 1].replaceFirst("#.*", "").strip();
                if (!entry.isEmpty()) {
                    addEntry(entry, reason, file + ":" + number);
                }
            }
            if (all.size() + problems.size() == before) {
                problems.add(file + ": names no crate: expected NAME or NAME@VERSION, one a line");
            }
        } catch (NoSuchFileException _) {
            problems.add("selection \"" + reason + "\": there is no file " + file);
        } catch (IOException e) {
            problems.add("selection \"" + reason + "\": cannot read " + file + ": " + e.getMessage());
        }
    }

    private String text(Path file) throws IOException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(LARGEST_LIST + 1);
        }
        if (bytes.length > LARGEST_LIST) {
            throw new IOException("it is larger than " + LARGEST_LIST + " bytes");
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        String text = output.flip().toString();
        if (result.isError()) {
            long line = text.lines().count() + (text.isEmpty() || text.endsWith("\n") ? 1 : 0);
            throw new IOException(file + ":" + line + ": this line is not UTF-8 text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void addFolders(Path given, String reason) {
        Path folder = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            problems.add("selection \"" + reason + "\": there is no folder " + folder);
            return;
        }
        try {
            List<Path> found = hasManifest(folder) ? List.of(folder) : foldersIn(folder);
            if (found.isEmpty()) {
                problems.add(
                        "selection \"" + reason + "\": neither " + folder + " nor a folder in it has a Cargo.toml");
            }
            found.forEach(crate -> addFolder(crate, reason));
        } catch (IOException e) {
            problems.add("selection \"" + reason + "\": cannot read " + folder + ": " + e.getMessage());
        }
    }

    private void addFolder(Path crate, String reason) {
        String name = String.valueOf(crate.getFileName());
        boolean clashes = all.stream()
                .anyMatch(wish -> wish instanceof Wish.Folder other && other.name().equals(name)
                        && !other.location().equals(crate));
        if (clashes) {
            problems.add(
                    "selection \"" + reason + "\": two local crates are called " + name + ", one of them is " + crate
                            + ": expected folders of different names");
        } else {
            all.add(new Wish.Folder(name, crate, reason));
        }
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Wishes::hasManifest).sorted().toList();
        }
    }

    private static boolean hasManifest(Path folder) {
        return Files.isRegularFile(folder.resolve("Cargo.toml"));
    }
}
