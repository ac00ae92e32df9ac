package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.Sample;
import dev.maar.crates.Selection;
import dev.maar.crates.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Which part of the selections is meant: the options of every command that takes selections.
final class CrateOptions {
    @Option(names = "--exclude", paramLabel = "SELECT", description = "What to take away again, in the same forms. NAME@VERSION takes that version alone. May be repeated.")
    private List<String> excludes = new ArrayList<>();

    @Option(names = "--sample", paramLabel = "N:SEED", description = "Only N of them, drawn alike from the popular and the unpopular; the same for the same seed.")
    private String sample = "";

    @Option(names = "--shard", paramLabel = "K/N", description = "Only the K-th of N parts, by a hash of the crates' names.")
    private String shard = "";

    @Option(names = "--allow-missing", description = "Leave out what the registry does not know, and say so, instead of refusing to start.")
    private boolean allowMissing;

    @Option(names = "--refresh", description = "Fetch the registry's data anew if there is newer.")
    private boolean refresh;

    /// The options that were given, by their names.
    List<String> given() {
        return Stream.of(excludes.isEmpty() ? "" : "--exclude", sample.isEmpty() ? "" : "--sample",
                shard.isEmpty() ? "" : "--shard", allowMissing ? "--allow-missing" : "", refresh ? "--refresh" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Throws [dev.maar.problem.UserError] for a word of no known form.
    CrateChoice choice(List<String> selections) {
        return new CrateChoice(selections.stream().map(Selection::parse).toList(),
                excludes.stream().map(Selection::parse).toList(), sample.isEmpty() ? null : Sample.parse(sample),
                shard.isEmpty() ? null : Shard.parse(shard),
                allowMissing, refresh);
    }
}
