package dev.maar.bench;

/// How a made crate fares, and how many of a million fare so.
///
/// From Crater's own numbers, as its issues and commits tell them: 121,000 build failures in a run over 685,389 crates, 18,264 of them with a
/// killed rustc (#589, #791), some 1,000 crates that really break a run (commit dbdd723), 214 entries in its list of exceptions (#842). What Crater calls spurious (155,079 of
/// that run, #791) maar runs again, so that a fraction stays undecided. Where nobody published a number (failing tests, broken
/// manifests) the share is a guess.
enum Fate {
    /** It passes under both. */
    PASSES(742_500),
    /** It does not build under either. */
    BUILD_FAILS(148_000),
    /** The compiler is killed under both. */
    KILLED(26_600),
    /** Its tests fail under both. */
    TESTS_FAIL(40_000),
    /** Its manifest or its dependencies are beyond repair. */
    BROKEN(24_000),
    /** Its tests pass at times. */
    FLAKY(14_000),
    /** The machine failed when it was run again. */
    MACHINE(1_000),
    /** It does not build under either, and more is wrong under the candidate. */
    WORSE(1_000),
    /** It does not build under either, and less is wrong under the candidate. */
    BETTER(700),
    /** It is not run at all. */
    SKIPPED(300),
    /** The candidate breaks it. */
    REGRESSED(1_500),
    /** The candidate takes what the baseline did not. */
    FIXED(400);

    private static final int MILLION = 1_000_000;

    private final int share;

    Fate(int share) {
        this.share = share;
    }

    /// The fate at a place in a million.
    static Fate at(int place) {
        int left = Math.floorMod(place, MILLION);
        for (Fate fate : values()) {
            left -= fate.share;
            if (left < 0) {
                return fate;
            }
        }
        throw new IllegalStateException("the shares must add up to a million");
    }
}
