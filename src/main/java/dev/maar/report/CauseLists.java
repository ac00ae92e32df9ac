package dev.maar.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Writes `causes/ID.txt`, all crates of one cause in the syntax of `--crates file:`, however many they are.
///
/// Lines are gathered by cause and written when there are many of them in all, so that no file stays open. Only causes that have a page keep their list.
final class CauseLists implements ReportPart {
    private static final int MOST_GATHERED = 1 << 22;

    private final Path folder;
    private final Map<String, StringBuilder> gathered = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private int characters;

    CauseLists(Path staged) throws IOException {
        this.folder = Files.createDirectories(staged.resolve(CopyBoxes.CAUSES));
    }

    /// The link to a cause's list from a page in the report's folder.
    static String link(String cause) {
        return CopyBoxes.CAUSES + "/" + cause + ".txt";
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        FoundCause cause = crate.cause();
        if (cause == null) {
            return;
        }
        String line = Rerun.file(List.of(Rerun.entry(crate.crate())));
        gathered.computeIfAbsent(cause.signature().id(), _ -> new StringBuilder()).append(line);
        characters += line.length();
        if (characters > MOST_GATHERED) {
            write();
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        write();
        Set<String> kept = new HashSet<>();
        Stream.of(model.regressedCauses(), model.fixedCauses())
                .forEach(causes -> causes.stream()
                        .limit(LayOutCauses.MOST_PAGES)
                        .forEach(cause -> kept.add(cause.id())));
        for (String cause : written) {
            if (!kept.contains(cause)) {
                Files.delete(file(cause));
            }
        }
    }

    private void write() throws IOException {
        for (Map.Entry<String, StringBuilder> lines : gathered.entrySet()) {
            Files.writeString(file(lines.getKey()), lines.getValue(), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            written.add(lines.getKey());
        }
        gathered.clear();
        characters = 0;
    }

    private Path file(String cause) {
        return folder.resolve(cause + ".txt");
    }
}
