package dev.maar.cli;

import static dev.maar.config.TomlText.list;
import static dev.maar.config.TomlText.quoted;

import dev.maar.crates.Quirk;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Writes an experiment as the file that `maar run --from` makes it of once more.
final class ExperimentToml {
    private static final String EXCLUDE = "--exclude ";
    private static final String SAMPLE = "--sample ";
    private static final String SHARD = "--shard ";
    private static final String ALLOW_MISSING = "--allow-missing";
    /// The limits that TOML has as numbers.
    private static final Set<String> NUMBERS = Set.of("cpus", "pids");

    private final Consumer<String> line;

    /// `line` takes each line of the file.
    ExperimentToml(Consumer<String> line) {
        this.line = line;
    }

    void write(Experiment experiment, List<ExperimentCrate> crates) {
        line.accept("# An experiment of maar's: \"maar run --from FILE\" makes it once more.");
        key("name", experiment.name());
        key("mode", experiment.mode().text());
        key("cap-lints", experiment.capLints().text());
        Conditions conditions = experiment.conditions();
        keyUnlessEmpty("registry", conditions.registry());
        keyUnlessEmpty("registry-index", conditions.registryIndex());
        selections(experiment.selections());
        if (conditions.ignoreQuirks()) {
            line.accept("ignore-quirks = true");
        }
        key("image-digest", conditions.imageDigest());
        table("[sandbox]");
        key("runtime", conditions.runtime());
        limits(conditions.limits()).forEach(line);
        table("[confirm]");
        line.accept("attempts = " + conditions.attempts().usual());
        line.accept("chance-attempts = " + conditions.attempts().chance());
        experiment.toolchains().forEach(this::toolchain);
        crates.forEach(this::crate);
    }

    /// The user's words of a command line, each with its option before it.
    private void selections(List<String> words) {
        line.accept("crates = " + list(words.stream().filter(word -> !word.startsWith("--")).toList()));
        List<String> excludes = after(EXCLUDE, words);
        if (!excludes.isEmpty()) {
            line.accept("exclude = " + list(excludes));
        }
        after(SAMPLE, words).forEach(sample -> key("sample", sample));
        after(SHARD, words).forEach(shard -> key("shard", shard));
        if (words.contains(ALLOW_MISSING)) {
            line.accept("allow-missing = true");
        }
        line.accept("# The [[crate]] entries are what these came to; without both they are resolved anew.");
        line.accept("resolved-from = " + list(words));
    }

    private static List<String> after(String option, List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(option))
                .map(word -> word.substring(option.length()))
                .toList();
    }

    private void toolchain(Toolchain toolchain) {
        table("[[toolchain]]");
        key("spec", toolchain.spec().text());
        key("release", toolchain.release());
        key("content-hash", toolchain.contentHash());
    }

    private void crate(ExperimentCrate crate) {
        table("[[crate]]");
        key("id", crate.crate().id());
        String checksum = crate.checksum();
        if (checksum != null) {
            key("checksum", checksum);
        }
        String location = crate.location();
        if (location != null) {
            key("location", location);
        }
        key("selection", crate.reason());
        keyUnlessEmpty("status", crate.status());
        Quirk quirk = crate.quirk();
        if (quirk != null) {
            line.accept("quirk = " + quirk(quirk));
        }
    }

    private static String quirk(Quirk quirk) {
        List<String> words = new ArrayList<>();
        if (quirk.skip()) {
            words.add("skip = true");
        }
        if (quirk.skipTests()) {
            words.add("skip-tests = true");
        }
        if (quirk.broken()) {
            words.add("broken = true");
        }
        words.addAll(limits(quirk.limits()));
        if (quirk.jobs() != null) {
            words.add("jobs = " + quirk.jobs());
        }
        words.add("reason = " + quoted(quirk.reason()));
        return "{ " + String.join(", ", words) + " }";
    }

    /// The sandbox's words, `memory 4G, processes 1024`, as keys.
    private static List<String> limits(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(", ", -1)).stream().map(ExperimentToml::limit).toList();
    }

    private static String limit(String words) {
        int space = words.indexOf(' ');
        String name = words.substring(0, space).equals("processes") ? "pids" : words.substring(0, space);
        String value = words.substring(space + 1);
        return name + " = " + (NUMBERS.contains(name) ? value : quoted(value));
    }

    private void table(String header) {
        line.accept("");
        line.accept(header);
    }

    private void key(String key, String value) {
        line.accept(key + " = " + quoted(value));
    }

    private void keyUnlessEmpty(String key, String value) {
        if (!value.isEmpty()) {
            key(key, value);
        }
    }
}
