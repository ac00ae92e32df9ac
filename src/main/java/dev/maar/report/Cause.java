package dev.maar.report;

import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.StepResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason for which crates regressed (or, before they were fixed, failed), with all crates that it hit; a crate is hit by one cause.
///
/// `words` is the shortest message of all, as it was said. `number` is how many crates it hit, `direct` of them because of their own code;
/// `members` are the first of them in the order of ids, whole up to [#MOST_MEMBERS]. `roots` are the packages at fault, the one that hits most crates first. `candidates` are the toolchains under which
/// crates were hit (or fixed), in the experiment's order. `downloads` adds up the members' that are known, null where none is. `confirmed` is how many were confirmed by running them again.
public record Cause(Signature signature, String words, int number, int direct, int confirmed, List<Root> roots,
        List<CrateLine> members, List<String> candidates, @Nullable Long downloads, Example example,
        List<Variant> variants) {
    static final int MOST_MEMBERS = 2_000;
    static final int MOST_ROOTS = 500;
    static final int MOST_VARIANTS = 12;

    public Cause {
        roots = List.copyOf(roots);
        members = List.copyOf(members);
        candidates = List.copyOf(candidates);
        variants = List.copyOf(variants);
    }

    /// A package at fault: `tested` says that it was tested itself; `direct` and `blocked` are the crates that fail because of it.
    public record Root(String packageId, boolean tested, int direct, int blocked) {
        /// As people write it: `time-0.3.20`.
        public String name() {
            return FoundCause.name(packageId);
        }
    }

    /// The member that shows the cause, with what the failing side said and what the other said in its place; `rendered` may hold colours (SGR sequences), as may
    /// `beside`. `step` is the command that failed, null where none ran; `lockfile` is the hash of the lockfile that both used, null where there is none; `source` is where the crate is from.
    public record Example(CrateLine crate, String toolchain, String rendered, String otherToolchain, String beside,
            @Nullable StepResult step, @Nullable String lockfile,
            ExperimentCrate source) {}

    /// One form of the message that differs from the others in more than what is normalised away.
    public record Variant(String root, String place, String words, String rendered, int crates) {}

    public String id() {
        return signature.id();
    }

    public int blocked() {
        return number - direct;
    }

    /// Its name for people: `E0282: type annotations needed`, `tests failed (test run)`.
    public String title() {
        return signature.title(words);
    }
}
