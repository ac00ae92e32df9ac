package dev.maar.report;

import org.jspecify.annotations.Nullable;

/// Gathers what a report says beside its own numbers: the impact, another experiment, the past.
final class GatherBeside {
    private final ReportInput input;
    private final CratePage page;
    private final @Nullable CompareWith compare;

    GatherBeside(ReportInput input, CratePage page) {
        this.input = input;
        this.page = page;
        OtherExperiment other = input.other();
        this.compare = other == null ? null : new CompareWith(other, input.experiment(), page);
    }

    /// Takes the next crate.
    void add(CrateReport crate) {
        if (compare != null) {
            compare.add(crate);
        }
    }

    /// The report with all that, after the last crate.
    ReportModel beside(ReportModel model) {
        Impact impact = new MeasureImpact(input.facts(), page).of(model);
        Against against = compare == null ? null : compare.against(model.regressedCauses());
        return model.withBeside(new Beside(impact, against, LookUpHistories.of(model, input.history()), input.notes(),
                input.facts().asOf()));
    }
}
