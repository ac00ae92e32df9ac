package dev.maar.bench;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.ByteString;

/// Makes an experiment's crates with everything that was tried on them under two toolchains; the same ones for the same number and seed.
final class MadeRuns {
    static final Wanted WANTED = new Wanted(3, 8);

    /// Spreads every fate evenly over the list; shares no factor with a million.
    private static final int STRIDE = 618_033;

    /// So many regressed crates share a cause on average.
    private static final int A_CAUSE = 8;

    private final int crates;
    private final long seed;
    private final int causes;

    MadeRuns(int crates, long seed) {
        this.crates = crates;
        this.seed = seed;
        this.causes = (int) Math.max(3, crates * 1500L / 1_000_000 / A_CAUSE);
    }

    /// The crates in the order of their ids.
    Stream<ExperimentCrate> crates() {
        return named().map(named -> crate(named.id, fate(named.number), random("crate", named.number)));
    }

    /// What was tried on each, in the same order.
    Stream<CrateRuns> stream() {
        return named().map(named -> runs(named.number, named.id));
    }

    /// Sorted beforehand: an iterator over a stream that sorts would make all runs at once.
    private Stream<Named> named() {
        List<Named> sorted = IntStream.range(0, crates)
                .mapToObj(number -> new Named(number, id(number)))
                .sorted(Comparator.comparing(Named::id))
                .toList();
        return sorted.stream();
    }

    private record Named(int number, CrateId id) {}

    private CrateId id(int number) {
        SplittableRandom random = random("id", number);
        String name = MadeWords.name(random, number);
        return new CrateId.Registry(name,
                random.nextInt(3) + "." + random.nextInt(12) + "." + random.nextInt(30));
    }

    private CrateRuns runs(int number, CrateId id) {
        SplittableRandom random = random("runs", number);
        var made = new MadeAttempts(id.id(), random);
        List<List<Attempt>> attempts = switch (fate(number)) {
            case PASSES -> List.of(List.of(made.passes(1, false)), List.of(made.passes(1, true)));
            case BUILD_FAILS -> made.failsAlike(cause(random, 50_000));
            case KILLED -> List.of(List.of(made.killed(1)), List.of(made.killed(1)));
            case TESTS_FAIL -> List.of(List.of(made.testsFail(1, 2)), List.of(made.testsFail(1, 2)));
            case BROKEN -> List.of(List.of(made.broken()), List.of(made.broken()));
            case SKIPPED -> List.of(List.of(made.skipped()), List.of(made.skipped()));
            case FLAKY -> List.of(made.passing(2), List.of(made.testsFail(1, 1), made.passes(2, true)));
            case MACHINE -> List.of(made.passing(3), List.of(made.killed(1), made.machine(2), made.machine(3)));
            case WORSE -> made.worse(cause(random, causes), true);
            case BETTER -> made.worse(cause(random, causes), false);
            case REGRESSED -> made.differs(cause(random, causes));
            case FIXED -> made.differs(cause(random, causes)).reversed();
        };
        return new CrateRuns(crate(id, fate(number), random("crate", number)), attempts,
                List.of(Judgement.ofAttempts(attempts.getFirst(), attempts.getLast(), WANTED)));
    }

    private static Fate fate(int number) {
        return Fate.at((int) ((long) number * STRIDE % 1_000_000));
    }

    /// Causes are as frequent as one over their rank.
    private MadeCause cause(SplittableRandom random, int among) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(among + 1.0)) - 1;
        return MadeCause.of(among == causes ? seed : ~seed, rank);
    }

    private static ExperimentCrate crate(CrateId id, Fate fate, SplittableRandom random) {
        String status = switch (random.nextInt(20)) {
            case 0 -> "yanked";
            case 1, 2 -> "outdated";
            default -> "";
        };
        boolean prepared = fate != Fate.BROKEN && fate != Fate.SKIPPED;
        Quirk quirk = fate != Fate.SKIPPED
                ? null
                : new Quirk(true, false, false, "", null, "it writes where it should not", "config/quirks.toml:7");
        return new ExperimentCrate(id, "full", null, hash(random), status, prepared ? hash(random) : null,
                prepared ? ByteString.of(lockfile(id)).sha256().hex() : null, quirk);
    }

    /// The lockfile that a crate has.
    static byte[] lockfile(CrateId id) {
        var random = new SplittableRandom(id.id().hashCode());
        var text = new StringBuilder("# This file is automatically @generated by Cargo.\nversion = 3\n");
        List<String> names = new ArrayList<>(List.of(id.name()));
        for (int count = random.nextInt(20); count > 0; count--) {
            names.add(MadeWords.name(random, random.nextInt(2000)));
        }
        for (String name : names) {
            text.append("\n[[package]]\nname = \"")
                    .append(name)
                    .append("\"\nversion = \"1.")
                    .append(random.nextInt(99))
                    .append(".0\"\nchecksum = \"")
                    .append(hash(random))
                    .append("\"\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(SplittableRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private SplittableRandom random(String what, int number) {
        return new SplittableRandom((seed * 31 + what.hashCode()) ^ (number * 0x9E3779B97F4A7C15L));
    }
}
