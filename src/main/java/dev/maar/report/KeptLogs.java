package dev.maar.report;

/// Says of which crates the logs are in the report: of all where there are no more than [#ALL], else of those whose toolchains differ in any way.
///
/// `copied` is false where the report is of results that were written elsewhere, whose logs can only be linked to.
record KeptLogs(int crates, boolean copied) {
    /// So many crates' logs are no burden.
    static final int ALL = 10_000;

    static KeptLogs of(ReportInput input) {
        return new KeptLogs(input.crates().count(), input.logs().copied());
    }

    /// Which rule holds, in a word for the page: `all`, `differing` or `linked`.
    String word() {
        return copied ? crates <= ALL ? "all" : "differing" : "linked";
    }

    boolean of(CrateReport crate) {
        return copied && (crates <= ALL || crate.differs());
    }
}
