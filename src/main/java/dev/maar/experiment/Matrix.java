package dev.maar.experiment;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Age;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Every crate of an experiment under every toolchain: how each stands there, and which is the oldest compiler that builds all.
///
/// Toolchains are in the experiment's order; what is "oldest" goes by their releases and not by that order. `numbers` says how many crates
/// stand so, by their standings under each toolchain; `differing` are the crates that stand differently, alike ones beside each other, those that need the newest compiler last. All others
/// are numbers only, so that any number of crates has room.
public record Matrix(List<Toolchain> toolchains, Map<List<Standing>, Integer> numbers, List<Row> differing) {
    public Matrix {
        toolchains = List.copyOf(toolchains);
        numbers = Map.copyOf(numbers);
        differing = List.copyOf(differing);
        for (List<Standing> standings : numbers.keySet()) {
            if (standings.size() != toolchains.size()) {
                throw new IllegalArgumentException("'numbers' must have a standing for each toolchain");
            }
        }
    }

    /// Gathers these crates.
    public static Matrix of(List<Toolchain> toolchains, Iterable<Row> rows) {
        var gathering = new Gathering(toolchains);
        rows.forEach(gathering::add);
        return gathering.matrix();
    }

    /// Takes crates one at a time.
    public static final class Gathering {
        private final List<Toolchain> toolchains;
        private final Map<List<Standing>, Integer> numbers = new HashMap<>();
        private final List<Row> differing = new ArrayList<>();

        public Gathering(List<Toolchain> toolchains) {
            this.toolchains = List.copyOf(toolchains);
        }

        public void add(Row row) {
            numbers.merge(row.standings(), 1, Integer::sum);
            if (row.differs()) {
                differing.add(row);
            }
        }

        /// What was gathered so far.
        public Matrix matrix() {
            Comparator<Row> alike = (_, _) -> 0;
            for (int position : byAge(toolchains)) {
                alike = alike.thenComparing(row -> row.standings().get(position));
            }
            return new Matrix(toolchains, numbers, differing.stream().sorted(alike.thenComparing(Row::crate)).toList());
        }
    }

    /// One crate; a standing per toolchain.
    public record Row(CrateId crate, List<Standing> standings) {
        public Row {
            standings = List.copyOf(standings);
        }

        /// The first toolchain, in the order given, under which it passes.
        public OptionalInt firstPass() {
            return IntStream.range(0, standings.size())
                    .filter(position -> standings.get(position) == Standing.PASSES)
                    .findFirst();
        }

        /// Whether it stands differently under two toolchains.
        public boolean differs() {
            return standings.stream().distinct().count() > 1;
        }
    }

    private static boolean untried(List<Standing> standings) {
        return standings.stream().allMatch(standing -> standing == Standing.UNTRIED);
    }

    private static boolean builds(List<Standing> standings) {
        return standings.stream().anyMatch(Standing::builds);
    }

    /// How many crates there are.
    public int crates() {
        return count(_ -> true);
    }

    /// The toolchain with the oldest release under which a crate passes.
    public OptionalInt oldestPass(Row row) {
        return oldestPass(row, byAge(toolchains));
    }

    /// The same for who asks of many crates: `byAge` are the toolchains' positions, the oldest compiler first.
    public static OptionalInt oldestPass(Row row, List<Integer> byAge) {
        for (int position : byAge) {
            if (row.standings().get(position) == Standing.PASSES) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /// How many crates stand so under a toolchain.
    public int count(int position, Standing standing) {
        return count(standings -> standings.get(position) == standing);
    }

    /// How many crates build under a toolchain, every time.
    public int builds(int position) {
        return count(standings -> standings.get(position).builds());
    }

    /// How many crates build under some toolchain, every time.
    public int buildSomewhere() {
        return count(Matrix::builds);
    }

    private int count(Predicate<List<Standing>> which) {
        return numbers.entrySet()
                .stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// The toolchain that answers for all: the oldest of those that build as many of the crates as any one of them does; nothing where no
    /// crate builds.
    public OptionalInt best() {
        int most = IntStream.range(0, toolchains.size()).map(this::builds).max().orElse(0);
        return most == 0
                ? OptionalInt.empty()
                : byAge(toolchains).stream()
                        .mapToInt(Integer::intValue)
                        .filter(position -> builds(position) == most)
                        .findFirst();
    }

    /// The oldest compiler on which the crates build, in a sentence for people.
    ///
    /// Crates that build under none of the toolchains are left out of account and told.
    public String answer() {
        int somewhere = buildSomewhere();
        OptionalInt best = best();
        if (best.isEmpty()) {
            return crates() == 0 ? "No crates." : "No crate builds under any of these compilers." + untried();
        }
        String name = name(best.getAsInt());
        String start = builds(best.getAsInt()) == somewhere
                ? "The oldest compiler on which " + all(somewhere) + " is " + name + "."
                : "No one compiler builds all of the " + somewhere + " crates that build at all: " + name + " builds "
                        + builds(best.getAsInt()) + ", the most.";
        return start + nowhere() + untried();
    }

    private String all(int somewhere) {
        if (crates() == somewhere) {
            return somewhere == 1 ? "the crate builds" : "all " + somewhere + " crates build";
        }
        return somewhere == 1
                ? "the one crate that builds at all does"
                : "all " + somewhere
                        + " crates that build at all do";
    }

    private String nowhere() {
        int number = crates() - buildSomewhere() - count(Matrix::untried);
        return number == 0 ? "" : " " + number + (number == 1 ? " crate builds" : " crates build") + " under none.";
    }

    private String untried() {
        int number = count(Matrix::untried);
        return number == 0 ? "" : " " + number + (number == 1 ? " crate was" : " crates were") + " not tried.";
    }

    /// `1.85.1 (debian:trixie)`.
    public String name(int position) {
        Toolchain toolchain = toolchains.get(position);
        return toolchain.release() + " (" + toolchain.spec().text() + ")";
    }

    /// The toolchains' positions, the oldest compiler first; of equal ones the one that was named first.
    public static List<Integer> byAge(List<Toolchain> toolchains) {
        List<Integer> positions = new ArrayList<>(IntStream.range(0, toolchains.size()).boxed().toList());
        positions.sort(Comparator.comparing(toolchains::get, Age.OLDEST_FIRST));
        return positions;
    }
}
