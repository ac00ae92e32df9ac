package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.config.ExperimentFile.RecordedCrate;
import dev.maar.config.ExperimentFile.RecordedSpec;
import dev.maar.config.ExperimentFile.Word;
import dev.maar.crates.CrateChoice;
import dev.maar.crates.Sample;
import dev.maar.crates.Selection;
import dev.maar.crates.Shard;
import dev.maar.problem.UserError;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Reads an experiment from a TOML file, as `maar show NAME --toml` writes it or as somebody wrote it by hand.
public final class LoadExperiment {
    private static final String CRATE = "crate";
    private static final String TOOLCHAIN = "toolchain";
    private static final String RESOLVED_FROM = "resolved-from";
    private static final List<String> SETTINGS = List.of("registry", "registry-index", "sandbox", "confirm");
    private static final List<String> KEYS = List.of("name", "mode", "cap-lints", "registry", "registry-index",
            "crates", "exclude", "sample", "shard", "allow-missing", RESOLVED_FROM, "ignore-quirks", "image-digest",
            "sandbox", "confirm", TOOLCHAIN, CRATE);

    /// Throws [UserError] with the line for anything that is not as `experiment-files.md` documents it.
    public ExperimentFile load(Path file) {
        try {
            String text = Files.readString(file);
            return read(file, text, TomlFile.parse(file, text));
        } catch (IOException e) {
            throw new UserError("experiment file " + file
                    + " cannot be read: expected a TOML file, as \"maar show NAME --toml\" writes it (" + e + ")", e);
        }
    }

    private static ExperimentFile read(Path file, String text, JsonNode root) {
        var crateLines = new TableLines(text, CRATE);
        var table = new StrictTable(root, file.toString(), key -> file + ":" + crateLines.ofKey(key));
        table.check(KEYS);
        List<RecordedSpec> toolchains = table
                .tables(TOOLCHAIN, file.toString(), new TableLines(text, TOOLCHAIN))
                .stream()
                .map(LoadExperiment::toolchain)
                .toList();
        if (toolchains.size() < 2) {
            throw table.wrong("it has " + toolchains.size() + " [[toolchain]] entries",
                    "a baseline and one or more candidates");
        }
        CrateChoice choice = choice(table);
        List<StrictTable> entries = table.tables(CRATE, file.toString(), crateLines);
        checkAgree(table, entries, choice);
        List<RecordedCrate> crates = IntStream.range(0, entries.size())
                .mapToObj(index -> new ReadCrate(entries.get(index), choice).crate(
                        inner -> new ReadQuirk(file, crateLines, index, entries.size(), inner)))
                .toList();
        ReadCrate.checkApart(crates, entries);
        return new ExperimentFile(file, table.textOrEmpty("name"), toolchains, table.word("mode").orElse(null),
                table.word("cap-lints").orElse(null), choice, crates, table.truth("ignore-quirks"),
                table.textOrEmpty("image-digest"),
                new SettingsOfFile(TomlFile.read(file, text, settings(root))));
    }

    private static RecordedSpec toolchain(StrictTable table) {
        table.check(List.of("spec", "release", "content-hash"));
        table.text("spec", "a toolchain such as debian:bookworm or path:DIR");
        return new RecordedSpec(table.word("spec").orElseThrow().as(ToolchainSpec::parse),
                table.textOrEmpty("release"), table.textOrEmpty("content-hash"), table.place());
    }

    private static CrateChoice choice(StrictTable table) {
        List<Selection> selections = selections(table, "crates");
        if (selections.isEmpty()) {
            throw table.wrong("the key \"crates\" is missing or empty", "crates = [\"demo\"] or other selections");
        }
        return new CrateChoice(selections, selections(table, "exclude"),
                table.word("sample").map(word -> word.as(Sample::parse)).orElse(null),
                table.word("shard").map(word -> word.as(Shard::parse)).orElse(null), table.truth("allow-missing"),
                false);
    }

    private static List<Selection> selections(StrictTable table, String key) {
        Function<Word, Selection> parse = word -> word.as(Selection::parse);
        return table.words(key).stream().map(parse).toList();
    }

    /// The entries are of the words that they say they are of, so that whoever edits the words is told that the entries still count.
    private static void checkAgree(StrictTable table, List<StrictTable> entries, CrateChoice choice) {
        if (entries.isEmpty() && !table.has(RESOLVED_FROM)) {
            return;
        }
        if (entries.isEmpty()) {
            throw new UserError(table.placeOf().apply(RESOLVED_FROM)
                    + ": resolved-from without [[crate]] entries: expected both, or neither to have the selections"
                    + " resolved anew");
        }
        if (!table.has(RESOLVED_FROM)) {
            throw entries.getFirst()
                    .wrong("[[crate]] entries without the key \"resolved-from\"",
                            "the words of crates, exclude, sample, shard and allow-missing that they came from");
        }
        List<String> from = table.words(RESOLVED_FROM).stream().map(Word::text).toList();
        if (!from.equals(choice.words())) {
            throw table.given(RESOLVED_FROM)
                    .wrong("what crates, exclude, sample, shard and allow-missing say, " + choice.words()
                            + "; without resolved-from and the [[crate]] entries they are resolved anew");
        }
    }

    private static ObjectNode settings(JsonNode root) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        SETTINGS.stream().filter(root::has).forEach(key -> part.set(key, root.get(key)));
        return part;
    }
}
