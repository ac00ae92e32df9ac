package dev.maar.report;

import dev.maar.outcome.Verdict;

/// A crate's verdict as [CrateLine] has it in words, taken apart: `confirmed: baseline 3/3, candidate 0/3`.
///
/// `evidence` is what stands behind the colon, or nothing.
record VerdictText(Verdict verdict, String evidence) {

    /// What begins with no verdict's word is none, and says all that there is.
    static VerdictText parse(String text) {
        int colon = text.indexOf(": ");
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Verdict verdict : Verdict.values()) {
            if (verdict.text().equals(word)) {
                return new VerdictText(verdict, colon < 0 ? "" : text.substring(colon + 2));
            }
        }
        return new VerdictText(Verdict.NONE, text);
    }
}
