package dev.maar.bench;

import dev.maar.outcome.StepKind;
import java.util.List;
import java.util.SplittableRandom;

/// Why made crates regress or are fixed: what goes wrong, at which step, and in which packages (ids) behind which others are blocked.
///
/// `code` is empty where no compiler speaks. Few causes hit many crates and many hit one or two.
record MadeCause(StepKind step, String code, String message, List<String> roots) {
    private static final List<String> CODES = List.of("E0308", "E0277", "E0282", "E0599", "E0433", "E0432", "E0061",
            "E0004", "E0119", "E0015");
    private static final List<String> MESSAGES = List.of("mismatched types",
            "the trait bound `%s: %s` is not satisfied",
            "type annotations needed for `Box<%s>`", "no method named `%s` found for struct `%s` in the current scope",
            "failed to resolve: could not find `%s` in `%s`", "unresolved import `%s::%s`",
            "this function takes 2 arguments but 1 argument was supplied: `%s`",
            "non-exhaustive patterns: `%s` not covered", "conflicting implementations of trait `%s` for type `%s`",
            "cannot call non-const method `%s` in constants");
    private static final List<String> DENIED = List.of("mismatched_lifetime_syntaxes", "dead_code",
            "static_mut_refs", "unused_imports", "unexpected_cfgs", "unpredictable_function_pointer_comparisons");

    /// The cause of that number, the same for the same seed.
    static MadeCause of(long seed, int number) {
        var random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (number + 1)));
        List<String> roots = random.ints(1 + random.nextInt(3), 0, 100_000)
                .mapToObj(root -> "reg/" + MadeWords.name(random, root) + "/0." + random.nextInt(20) + ".0")
                .toList();
        return switch (random.nextInt(10)) {
            case 0 -> new MadeCause(StepKind.TEST_RUN, "", "test", roots);
            case 1 -> new MadeCause(StepKind.TEST_BUILD, "ICE", "ice", roots);
            case 2, 3 ->
                new MadeCause(StepKind.BUILD, DENIED.get(random.nextInt(DENIED.size())), "denied lint " + number,
                        roots);
            default -> error(random, random.nextInt(CODES.size()), roots);
        };
    }

    private static MadeCause error(SplittableRandom random, int kind, List<String> roots) {
        String message = MESSAGES.get(kind).formatted(MadeWords.type(random), MadeWords.type(random));
        return new MadeCause(random.nextInt(5) == 0 ? StepKind.TEST_BUILD : StepKind.BUILD, CODES.get(kind), message,
                roots);
    }

    boolean tests() {
        return step == StepKind.TEST_RUN;
    }

    boolean ice() {
        return code.equals("ICE");
    }
}
