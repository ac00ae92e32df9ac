package dev.maar.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.maar.crates.UnfinishedName;
import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report's folder, which appears whole or not at all.
///
/// Files are written into a hidden folder beside the target, on the same file system; [#publish] gives it the target's name. An
/// older report of ours there is replaced; anything else that is there is never touched. What a killed process left beside it is taken away
/// by the next.
final class ReportFolder implements AutoCloseable {
    static final String RESULTS = "results.json";
    static final Set<String> ENTRIES = Set.of(PageLinks.INDEX, PageLinks.UNDECIDED, PageLinks.UNCOVERED,
            PageLinks.TOOLCHAINS, PageLinks.IMPACT, PageLinks.AGAINST, CopyBoxes.CAUSES, PageLinks.CRATES,
            PageLinks.CRATE, HtmlReport.ASSETS, DataScript.FOLDER, RESULTS, "results.schema.json", "results.csv",
            "report.md", RetryList.NAME, LogFiles.FOLDER, LockfileFiles.FOLDER, CraterReports.FOLDER,
            JUnitReport.FILE, SarifReport.FILE);

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path staged;

    private ReportFolder(Path target, Path staged) {
        this.target = target;
        this.staged = staged;
    }

    /// Begins a report that is to be at `folder`; throws [UserError] where [#check] does.
    static ReportFolder begin(Path folder) throws IOException {
        check(folder);
        Path target = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
        sweepBeside(target);
        Path staged = beside(target, "new");
        Files.createDirectories(staged);
        return new ReportFolder(target, staged);
    }

    /// Throws [UserError] unless a report may be written at `folder`: it is absent and can be made, empty, or holds a report of ours
    /// and nothing else.
    static void check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            checkPlace(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw refused(folder, "is a file");
        }
        List<String> names;
        try (Stream<Path> entries = Files.list(folder)) {
            names = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
        if (names.isEmpty()) {
            return;
        }
        if (!names.contains(RESULTS) || !ours(folder.resolve(RESULTS))) {
            throw refused(folder, "is not empty and holds no report of maar's");
        }
        Optional<String> foreign = names.stream().filter(name -> !known(name)).findFirst();
        if (foreign.isPresent()) {
            throw refused(folder,
                    "holds \"" + VisibleText.of(foreign.get()) + "\", which is not part of the report there");
        }
    }

    /// Nothing can be made where a link leads nowhere, nor below what is no folder.
    private static void checkPlace(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw refused(folder, "is a link to " + shown(Files.readSymbolicLink(folder)) + ", where nothing is");
        }
        Path above = folder.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above)) {
            throw refused(folder, "would be below " + shown(above) + ", which is "
                    + (Files.exists(above) ? "a file" : "a link that leads nowhere"));
        }
    }

    private static String shown(Path path) {
        return "\"" + VisibleText.of(path.toString()) + "\"";
    }

    private static boolean known(String name) {
        return ENTRIES.contains(name) || LayOutCauses.FILES.matcher(name).matches();
    }

    private static UserError refused(Path folder, String why) {
        return new UserError("report folder " + folder + " " + why
                + ": nothing was written; name a folder that is new, empty or an older report");
    }

    /// Our own files begin with their schema.
    private static boolean ours(Path results) {
        try (JsonParser json = new JsonFactory().createParser(results.toFile())) {
            return json.nextToken() == JsonToken.START_OBJECT && Objects.equals(json.nextFieldName(), "schema")
                    && Objects.requireNonNullElse(json.nextTextValue(), "").startsWith("maar/");
        } catch (IOException _) {
            return false;
        }
    }

    /// Where files are written until [#publish].
    Path staged() {
        return staged;
    }

    /// Opens a text file of a report's; text that no encoding knows (half of a surrogate pair) becomes `?` rather than an error.
    static Writer text(Path staged, String name) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(staged.resolve(name)), StandardCharsets.UTF_8), BUFFER);
    }

    /// Puts the report in its place.
    void publish() throws IOException {
        Path old = Files.exists(target) ? beside(target, "old") : null;
        if (old != null) {
            Files.move(target, old);
        }
        try {
            Files.move(staged, target);
        } catch (IOException e) {
            restore(old, e);
            throw e;
        }
        if (old != null) {
            delete(old);
        }
    }

    private void restore(@Nullable Path old, IOException reason) {
        try {
            if (old != null) {
                Files.move(old, target);
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// Leaves nothing behind of a report that was not published.
    @Override
    public void close() throws IOException {
        if (Files.exists(staged)) {
            delete(staged);
        }
    }

    private static void sweepBeside(Path target) throws IOException {
        Path folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                boolean ours = name.startsWith(prefix(target, "new")) || name.startsWith(prefix(target, "old"));
                if (ours && UnfinishedName.isLeft(name)) {
                    delete(entry);
                }
            }
        }
    }

    private static Path beside(Path target, String word) {
        return target.resolveSibling(UnfinishedName.of(prefix(target, word)));
    }

    private static String prefix(Path target, String word) {
        return "." + Objects.requireNonNull(target.getFileName(), "a root folder is never empty") + "." + word;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
