package dev.maar.build;

import dev.maar.toolchain.Toolchain;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.semver4j.Semver;

/// Which toolchains of an experiment resolve: the newest cargo, for the oldest compiler (DESIGN, decision 1).
///
/// `cargo` is the toolchain whose cargo resolves, `oldest` the one whose compiler the dependencies are chosen for.
public record CompilerPair(Toolchain cargo, Toolchain oldest) {
    /// The first cargo whose resolver minds the compiler's version, and that reads a sparse index.
    private static final Semver MINDS_RUST_VERSION = new Semver("1.84.0");
    /// The first cargo that reads a lockfile of version 4.
    private static final Semver READS_VERSION_4 = new Semver("1.78.0");
    /// The first cargo that reads a sparse index.
    private static final Semver READS_SPARSE_INDEX = new Semver("1.68.0");
    /// The first cargo that reads a manifest of edition 2024.
    private static final Semver READS_EDITION_2024 = new Semver("1.85.0");

    /// The pair for an experiment's toolchains, resolving by the newest cargo among them and `others`; empty where none of these
    /// is new enough.
    public static Optional<CompilerPair> of(List<Toolchain> toolchains, List<Toolchain> others) {
        Comparator<Toolchain> byRelease = Comparator.comparing(CompilerPair::release);
        Toolchain oldest = toolchains.stream().min(byRelease).orElseThrow();
        return Stream.concat(toolchains.stream(), others.stream())
                .filter(Toolchain::hasCargo)
                .max(byRelease)
                .filter(newest -> release(newest).isGreaterThanOrEqualTo(MINDS_RUST_VERSION))
                .map(newest -> new CompilerPair(newest, oldest));
    }

    /// Whose cargo may resolve for these toolchains, the best first: the pair's, and where that refuses a manifest or a lockfile, those of
    /// the experiment, newest first. What one cargo refuses another may take, and then each side's own says so when it builds.
    List<Toolchain> resolvers(List<Toolchain> toolchains) {
        Stream<Toolchain> others = toolchains.stream()
                .filter(Toolchain::hasCargo)
                .sorted(Comparator.comparing(CompilerPair::release).reversed());
        Set<String> versions = new HashSet<>();
        return Stream.concat(Stream.of(cargo), others)
                .filter(toolchain -> versions.add(toolchain.cargoVersion()))
                .toList();
    }

    /// Whether a toolchain's cargo reads a sparse index without being told that it may.
    static boolean readsSparseIndex(Toolchain toolchain) {
        return release(toolchain).isGreaterThanOrEqualTo(READS_SPARSE_INDEX);
    }

    /// Whether every one of the toolchains reads a lockfile of version 4.
    static boolean readVersion4(List<Toolchain> toolchains) {
        return toolchains.stream().allMatch(toolchain -> release(toolchain).isGreaterThanOrEqualTo(READS_VERSION_4));
    }

    /// Whether a toolchain's cargo reads a manifest of edition 2024.
    static boolean readsEdition2024(Toolchain toolchain) {
        return release(toolchain).isGreaterThanOrEqualTo(READS_EDITION_2024);
    }

    /// The release without `-nightly` and the like, which would order it before the release itself.
    private static Semver release(Toolchain toolchain) {
        Semver release = Semver.parse(toolchain.release());
        return release == null
                ? Semver.ZERO
                : new Semver(release.getMajor() + "." + release.getMinor() + "." + release.getPatch());
    }
}
