package dev.maar.report;

import org.jspecify.annotations.Nullable;

/// Says of a cause how far it is believed, for the table of causes and its own page.
record CauseWords(Cause cause, Against.@Nullable State standing) {

    static CauseWords of(Cause cause, ReportModel model) {
        Against against = model.beside().against();
        Against.State since = against == null
                ? null
                : against.causes()
                        .stream()
                        .filter(change -> change.id().equals(cause.id()))
                        .map(Against.CauseChange::state)
                        .findFirst()
                        .orElse(null);
        return new CauseWords(cause, since);
    }

    /// The rows of its crates: those that fail by themselves (`1`) or those that are blocked (`0`).
    String rows(String direct) {
        return PageLinks.rows("cause", cause.id(), "direct", direct);
    }

    /// Beside another experiment `new` or `still there`; how far it is believed is said apart.
    String since() {
        return standing == null ? "" : standing.text();
    }

    /// `confirmed`, `unconfirmed`, or how many of its crates are confirmed.
    String state() {
        if (cause.confirmed() == cause.number()) {
            return "confirmed";
        }
        return cause.confirmed() == 0
                ? "unconfirmed"
                : "confirmed in " + PageFilters.grouped(cause.confirmed()) + " of "
                        + PageFilters.grouped(cause.number());
    }

    /// The page's word for colour and sign.
    String look() {
        return cause.confirmed() == cause.number() ? switch (cause.signature().direction()) {
            case REGRESSED -> "bad";
            case FIXED -> "better";
        } : "half";
    }

    /// The example's: `baseline 3/3, candidate 0/3`; empty where it was seen once.
    String evidence() {
        return VerdictText.parse(cause.example().crate().verdict()).evidence();
    }
}
