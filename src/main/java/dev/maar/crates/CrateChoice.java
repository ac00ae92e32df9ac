package dev.maar.crates;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that says which crates: what adds up, what is taken away from it, and which part of the rest.
///
/// `sampled` and `onlyShard` are null for all of it; the sample is taken first, so that shards share it. With `allowMissing` an entry that the registry does not know is left out and told, else it is an
/// error; `refresh` asks for newer data of the registry first.
public record CrateChoice(List<Selection> selections, List<Selection> excludes, @Nullable Sample sampled,
        @Nullable Shard onlyShard, boolean allowMissing, boolean refresh) {
    public CrateChoice {
        selections = List.copyOf(selections);
        excludes = List.copyOf(excludes);
    }

    /// Selections alone; throws [dev.maar.problem.UserError] for a word of no known form.
    public static CrateChoice of(List<String> selections) {
        return new CrateChoice(selections.stream().map(Selection::parse).toList(), List.of(), null, null, false, false);
    }

    public Optional<Sample> sample() {
        return Optional.ofNullable(sampled);
    }

    public Optional<Shard> shard() {
        return Optional.ofNullable(onlyShard);
    }

    /// The user's words, as they are stored and shown: selections as given, the others with their option before them.
    public List<String> words() {
        return Stream.of(selections.stream().map(Selection::text),
                excludes.stream().map(exclude -> "--exclude " + exclude.text()),
                sample().stream().map(sample -> "--sample " + sample.text()),
                shard().stream().map(shard -> "--shard " + shard.text()),
                Stream.of("--allow-missing").filter(_ -> allowMissing))
                .flatMap(words -> words)
                .toList();
    }
}
