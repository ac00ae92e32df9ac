package dev.maar.report.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Wanted;
import dev.maar.problem.UserError;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSource;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds out what the experiment of a `results.json` was: from maar's own words in it, from Crater's `config.json` beside it, or from the
/// folders of its logs.
final class ReadExperiment {
    static final String CONFIG = "config.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final IndexedCrates crates;
    private final List<String> notes = new ArrayList<>();

    /// The experiment, and what has to be said about how it is known.
    record Told(Experiment experiment, List<String> notes) {
        Told {
            notes = List.copyOf(notes);
        }
    }

    ReadExperiment(Path file, IndexedCrates crates) {
        this.file = file;
        this.crates = crates;
    }

    /// Throws [UserError] for a `config.json` that is none, or says something else than the results do.
    Told read() {
        Entry own = crates.experiment();
        if (own != null) {
            notes.add("Made from " + file.getFileName()
                    + ", a report of maar's: what that file leaves out, such as warnings and passing tests, is missing here.");
            return new Told(experiment(own, true), notes);
        }
        notes.add("Made from Crater's " + file.getFileName()
                + ": Crater runs every crate once, so that nothing is confirmed, and says no compiler's messages.");
        Entry config = config();
        if (config == null) {
            notes.add("There is no " + CONFIG
                    + " beside it: the toolchains are named by the folders of the logs, and mode and cap-lints are not known.");
        }
        return new Told(experiment(config == null ? nothing() : config, false), notes);
    }

    private @Nullable Entry config() {
        Path beside = file.toAbsolutePath().resolveSibling(CONFIG);
        if (!Files.isRegularFile(beside)) {
            return null;
        }
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(beside));
            if (!node.isObject()) {
                throw new UserError(beside + ":1:1: expected Crater's {\"name\": …, \"toolchains\": [...]}");
            }
            return new Entry(node, beside.toString(), "");
        } catch (JsonProcessingException e) {
            throw new UserError(beside + ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr()
                    + ": no JSON here: expected Crater's description of the experiment", e);
        } catch (IOException e) {
            throw new UserError(beside + " cannot be read (" + e + ")", e);
        }
    }

    private Entry nothing() {
        return new Entry(MAPPER.createObjectNode(), file.toString(), "");
    }

    private Experiment experiment(Entry entry, boolean ours) {
        List<Toolchain> toolchains = toolchains(entry);
        return new Experiment(name(entry), mode(entry), capLints(entry), selections(entry), toolchains,
                conditions(entry, ours), ExperimentState.COMPLETED,
                Objects.requireNonNullElse(moment(entry, "created_at"), Instant.EPOCH), moment(entry, "started_at"),
                moment(entry, "completed_at"));
    }

    /// The experiment's own, else the folder's.
    private String name(Entry entry) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        String beside = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        String name = entry.textOrEmpty("name").isEmpty() ? beside : entry.textOrEmpty("name");
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        return safe.isEmpty() ? "results" : safe.substring(0, Math.min(100, safe.length()));
    }

    private Mode mode(Entry entry) {
        return known(entry, "mode", Mode::parse, Mode.BUILD_AND_TEST);
    }

    private CapLints capLints(Entry entry) {
        return known(entry, "cap_lints", CapLints::parse, CapLints.FORBID);
    }

    /// What Crater has and maar does not is said, and shown as what is usual.
    private <T> T known(Entry entry, String key, Function<String, T> parse, T usual) {
        String word = entry.textOrEmpty(key);
        if (word.isEmpty()) {
            return usual;
        }
        try {
            return parse.apply(word);
        } catch (UserError e) {
            notes.add("The " + key.replace('_', '-') + " was \"" + word + "\", which maar does not have.");
            return usual;
        }
    }

    private List<String> selections(Entry entry) {
        return entry.isAbsent("selections") ? List.of("file:" + file.getFileName()) : entry.words("selections");
    }

    private static Conditions conditions(Entry entry, boolean ours) {
        int usual = Math.max(1, (int) entry.numberOrZero("confirm_attempts"));
        int chance = Math.max(usual, (int) entry.numberOrZero("confirm_chance_attempts"));
        return new Conditions(entry.textOrEmpty("image_digest"), entry.textOrEmpty("runtime"),
                entry.textOrEmpty("limits"), ours ? new Wanted(usual, chance) : Wanted.always(1),
                entry.truth("ignore_quirks"));
    }

    private static @Nullable Instant moment(Entry entry, String key) {
        if (entry.isAbsent(key)) {
            return null;
        }
        String text = entry.text(key, "a time");
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw entry.wrong(key, "a time such as 2026-11-20T10:00:00Z");
        }
    }

    private List<Toolchain> toolchains(Entry entry) {
        List<Toolchain> toolchains = new ArrayList<>();
        for (Entry one : entry.list("toolchains")) {
            if (one == null) {
                throw entry.wrong("toolchains", "a list of toolchains");
            }
            toolchains.add(one.node().isTextual() ? named(one.node().textValue()) : toolchain(one));
        }
        if (toolchains.isEmpty()) {
            return fromLogs();
        }
        int runs = crates.spots().isEmpty() ? toolchains.size() : crates.toolchains();
        if (toolchains.size() != runs || runs < 2) {
            throw new UserError(entry.place() + ": toolchains: expected " + Math.max(2, runs)
                    + " toolchains, as every crate has runs, not " + toolchains.size());
        }
        return toolchains;
    }

    /// maar's own has everything; Crater's is its parts (`Toolchain` in its src/toolchain.rs), or the name alone.
    private static Toolchain toolchain(Entry one) {
        if (one.isAbsent("name")) {
            return named(craterName(one));
        }
        String name = one.text("name", "a toolchain's name");
        String cargo = one.textOrEmpty("cargo");
        return one.isAbsent("release")
                ? named(name)
                : new Toolchain(spec(name), Path.of(""), one.textOrEmpty("rustc"), one.textOrEmpty("release"), cargo,
                        !cargo.isEmpty(), one.textOrEmpty("content_hash"));
    }

    /// Crater's spelling of a toolchain, which is also the folder of its logs.
    private static String craterName(Entry one) {
        Entry source = one.object("source", "{\"type\": \"dist\", \"name\": …} or {\"type\": \"ci\", \"sha\": …}");
        StringBuilder name = new StringBuilder(switch (source.text("type", "dist or ci")) {
            case "dist" -> source.text("name", "a release");
            case "ci" -> (one.truth("ci_try") ? "try#" : "master#") + source.text("sha", "a commit");
            default -> throw source.wrong("type", "dist or ci");
        });
        for (String flag : List.of("target", "rustflags", "rustdocflags", "cargoflags")) {
            if (!one.isAbsent(flag)) {
                name.append('+').append(flag).append('=').append(one.text(flag, "a text or null"));
            }
        }
        for (Entry patch : one.objects("patches")) {
            name.append("+patch=")
                    .append(patch.text("name", "a crate's name"))
                    .append('=')
                    .append(patch.text("repo", "a repository's address"))
                    .append('=')
                    .append(patch.text("branch", "a branch"));
        }
        return name.toString();
    }

    private List<Toolchain> fromLogs() {
        List<Toolchain> toolchains = new ArrayList<>();
        for (int position = 0; position < Math.max(2, crates.toolchains()); position++) {
            String log = position < crates.logs().size() ? crates.logs().get(position) : "";
            String folder = Entry.decoded(log.replaceFirst("/.*", ""));
            toolchains.add(named(folder.isEmpty() ? position == 0 ? "baseline" : "candidate-" + position : folder));
        }
        return toolchains;
    }

    /// Of Crater's toolchains nothing but the name is known, which often says the release.
    private static Toolchain named(String name) {
        ToolchainSpec spec = spec(name);
        return new Toolchain(spec, Path.of(""), "", spec.source().text(), "", true, "");
    }

    private static ToolchainSpec spec(String name) {
        return parsed(name).orElseGet(() -> ToolchainSpec.of(new ToolchainSource.Release(name)));
    }

    private static Optional<ToolchainSpec> parsed(String name) {
        try {
            return Optional.of(ToolchainSpec.parse(name));
        } catch (UserError _) {
            return Optional.empty();
        }
    }
}
