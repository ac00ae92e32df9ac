package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.problem.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the command that runs some crates of an experiment again, under the same conditions.
public final class Rerun {
    private static final int MOST_INLINE = 20;
    private static final int LONGEST_INLINE = 400;

    private Rerun() {
    }

    /// How `--crates` names a crate at exactly the version or commit that was built: an entry of a list, or `local:DIR`.
    static String entry(ExperimentCrate crate) {
        return switch (crate.pinned()) {
            case CrateId.Registry(var name, var version) -> name + "@" + version;
            case CrateId.GitHub repository ->
                repository.name() + (repository.sha() == null ? "" : "/" + repository.sha());
            case CrateId.Git(var url, var sha) -> "git:" + url + (sha == null ? "" : "#" + sha);
            case CrateId.Local(var name) -> "local:" + (crate.location() == null ? name : crate.location());
        };
    }

    /// Whether these entries are so many that the command reads them from a file.
    public static boolean needsFile(List<String> entries) {
        List<String> listed = listed(entries);
        return listed.size() > MOST_INLINE || String.join(",", listed).length() > LONGEST_INLINE
                || listed.stream().anyMatch(entry -> entry.contains(","));
    }

    /// The text of that file; `file` in [#command] is where it is.
    static String file(List<String> entries) {
        return entries.stream()
                .map(entry -> isLocal(entry) || !oneLine(entry).equals(entry) ? "# " + oneLine(entry) : entry)
                .map(entry -> entry + "\n")
                .collect(Collectors.joining());
    }

    /// A new line in a name would make two entries of it.
    private static String oneLine(String entry) {
        return VisibleText.of(entry).replace("\n", "⟨U+000A⟩");
    }

    /// The command line for a POSIX shell; `candidates` are the toolchains in question, in the words of the experiment.
    public static String command(Experiment experiment, List<String> candidates, List<String> entries, String file) {
        List<String> words = new ArrayList<>(List.of("maar", "run", experiment.baseline().spec().text()));
        words.addAll(candidates);
        List<String> listed = listed(entries);
        if (!listed.isEmpty()) {
            words.addAll(List.of("--crates",
                    needsFile(entries) ? "file:" + file : "list:" + String.join(",", listed)));
        }
        entries.stream().filter(Rerun::isLocal).distinct().forEach(entry -> words.addAll(List.of("--crates", entry)));
        words.addAll(List.of("--mode", experiment.mode().text()));
        if (!experiment.mode().fixes()) {
            words.addAll(List.of("--cap-lints", experiment.capLints().text()));
        }
        if (experiment.conditions().ignoreQuirks()) {
            words.add("--ignore-quirks");
        }
        return ShellText.words(words);
    }

    private static List<String> listed(List<String> entries) {
        return entries.stream().filter(entry -> !isLocal(entry)).toList();
    }

    private static boolean isLocal(String entry) {
        return entry.startsWith("local:");
    }
}
