package dev.maar.report;

import dev.maar.outcome.Verdict;

/// A crate's verdict as [CrateLine] has it in words, taken apart: `confirmed: baseline 3/3, candidate 0/3`.
///
/// `evidence` is what stands behind the verdict's word, or nothing.
record VerdictText(Verdict verdict, String evidence) {

    /// What begins with no verdict's word is none, and says all that there is.
    static VerdictText parse(String text) {
        for (Verdict verdict : Verdict.values()) {
            String rest = text.startsWith(verdict.text()) ? text.substring(verdict.text().length()) : " ";
            if (rest.isEmpty() || rest.startsWith(": ") || rest.startsWith("; ")) {
                return new VerdictText(verdict, rest.substring(Math.min(2, rest.length())));
            }
        }
        return new VerdictText(Verdict.NONE, text);
    }
}
