package dev.maar.report;

/// Says of which crates the logs are in the report: of all where there are no more than [#ALL], else of those whose toolchains differ in any way.
record KeptLogs(int crates) {
    /// So many crates' logs are no burden.
    static final int ALL = 10_000;

    boolean all() {
        return crates <= ALL;
    }

    boolean of(CrateReport crate) {
        return all() || crate.differs();
    }
}
