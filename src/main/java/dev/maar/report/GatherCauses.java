package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Gathers crates by their causes as they come; keeps a bounded number of each cause's members.
final class GatherCauses {
    private static final Comparator<Cause> MOST_USERS_FIRST = Comparator
            .comparingLong((Cause cause) -> Objects.requireNonNullElse(cause.downloads(), 0L))
            .thenComparingInt(Cause::number)
            .reversed()
            .thenComparing(Cause::title)
            .thenComparing(Cause::id);

    private final Map<Signature, Gathered> causes = new LinkedHashMap<>();

    /// Takes a crate that has a cause.
    void add(CrateReport crate, FoundCause cause, CrateLine line) {
        causes.computeIfAbsent(cause.signature(), Gathered::new).add(crate, cause, line);
    }

    /// The causes of one direction, the one with most users first; `tested` says whether a package was tested itself.
    List<Cause> causes(Signature.Direction direction, Predicate<String> tested) {
        return causes.values()
                .stream()
                .filter(one -> one.signature.direction() == direction)
                .map(one -> one.cause(tested))
                .sorted(MOST_USERS_FIRST)
                .toList();
    }

    /// The packages at fault of all causes.
    Collection<String> roots() {
        return causes.values().stream().flatMap(one -> one.roots.keySet().stream()).distinct().toList();
    }

    /// One cause in the making.
    private static final class Gathered {
        private final Signature signature;
        private final Map<String, int[]> roots = new LinkedHashMap<>();
        private final List<CrateLine> members = new ArrayList<>();
        private final TreeSet<Integer> candidates = new TreeSet<>();
        private final Map<String, Cause.Variant> variants = new LinkedHashMap<>();
        private final List<String> toolchains = new ArrayList<>();
        private int number;
        private int direct;
        private int confirmed;
        private @Nullable Long downloads;
        private String words = "";
        private Cause.@Nullable Example example;
        private boolean exampleDirect;

        Gathered(Signature signature) {
            this.signature = signature;
        }

        void add(CrateReport crate, FoundCause cause, CrateLine line) {
            if (number == 0) {
                words = cause.words();
                crate.runs().forEach(run -> toolchains.add(run.toolchain().spec().text()));
            } else if (cause.words().length() < words.length()) {
                words = cause.words();
            }
            number++;
            direct += cause.direct() ? 1 : 0;
            confirmed += crate.headline().verdict() == Verdict.CONFIRMED ? 1 : 0;
            if (crate.downloads() != null) {
                downloads = Objects.requireNonNullElse(downloads, 0L) + crate.downloads();
            }
            roots.computeIfAbsent(cause.root(), _ -> new int[2])[cause.direct() ? 0 : 1]++;
            crate.headlineRuns().forEach(run -> candidates.add(crate.runs().indexOf(run)));
            if (members.size() < Cause.MOST_MEMBERS) {
                members.add(line);
            }
            addVariant(cause);
            show(crate, cause, line);
        }

        private void addVariant(FoundCause cause) {
            Diagnostic said = cause.diagnostic();
            String place = said == null || said.file() == null ? "" : said.file() + ":" + said.line();
            String key = cause.root() + "\n" + place;
            Cause.Variant known = variants.get(key);
            if (known != null) {
                variants.put(key, new Cause.Variant(known.root(), known.place(), known.words(), known.rendered(),
                        known.crates() + 1));
            } else if (variants.size() < Cause.MOST_VARIANTS) {
                variants.put(key, new Cause.Variant(cause.root(), place, cause.words(),
                        said == null ? "" : said.rendered(), 1));
            }
        }

        /// A crate that fails directly shows a cause better than one that is blocked behind it.
        private void show(CrateReport crate, FoundCause cause, CrateLine line) {
            if (example != null && (exampleDirect || !cause.direct())) {
                return;
            }
            boolean regressed = signature.direction() == Signature.Direction.REGRESSED;
            RunReport failing = crate.telling();
            RunReport other = regressed ? crate.runs().getFirst() : crate.worstCandidate();
            Attempt attempt = Objects.requireNonNull(failing.counted());
            example = new Cause.Example(line, failing.toolchain().spec().text(), Evidence.of(failing, cause),
                    other.toolchain().spec().text(), Evidence.beside(other, cause),
                    attempt.steps().isEmpty() ? null : attempt.steps().getLast(), crate.crate().lockfileHash(),
                    crate.crate());
            exampleDirect = cause.direct();
        }

        Cause cause(Predicate<String> tested) {
            List<Cause.Root> most = roots.entrySet()
                    .stream()
                    .map(root -> new Cause.Root(root.getKey(), tested.test(root.getKey()), root.getValue()[0],
                            root.getValue()[1]))
                    .sorted(Comparator.comparingInt((Cause.Root root) -> -root.direct() - root.blocked())
                            .thenComparing(Cause.Root::packageId))
                    .limit(Cause.MOST_ROOTS)
                    .toList();
            return new Cause(signature, words, number, direct, confirmed, most, members,
                    candidates.stream().map(toolchains::get).toList(), downloads, Objects.requireNonNull(example),
                    List.copyOf(variants.values()));
        }
    }
}
