package dev.maar;

import java.util.ArrayList;
import java.util.List;

/// Adds up what was found at the points of a test of crashes. Thread-safe.
final class CrashTally {
    private final List<String> bad = new ArrayList<>();
    private int points;
    private int undisturbed;
    private int lost;
    private int doubled;
    private int changed;
    private int containers;
    private int mounts;
    private int files;

    /// What was found at one point; `broken` says what went wrong on the way, `said` is for the record.
    record Finding(boolean disturbed, String broken, FinishedRun.Differences differences, Leftovers left,
            List<String> files, List<String> said) {

        boolean isBad() {
            return !broken.isEmpty() || !left.isNothing() || !files.isEmpty() || !differences.lost().isEmpty()
                    || !differences.doubled().isEmpty() || !differences.changed().isEmpty();
        }

        String text() {
            return (broken.isEmpty() ? "" : broken + "; ") + "lost " + differences.lost() + ", doubled "
                    + differences.doubled() + ", changed " + differences.changed() + ", left " + left.containers()
                    + left.mounts() + files;
        }
    }

    /// Returns a line about the point.
    synchronized String add(CrashPoint point, Finding finding) {
        points++;
        undisturbed += finding.disturbed() ? 0 : 1;
        lost += finding.differences().lost().size();
        doubled += finding.differences().doubled().size();
        changed += finding.differences().changed().size();
        containers += finding.left().containers().size();
        mounts += finding.left().mounts().size();
        files += finding.files().size();
        String line = "[" + points + "] " + point + (finding.disturbed() ? "" : " (over before)") + ": "
                + (finding.isBad() ? finding.text() : "as undisturbed");
        if (finding.isBad()) {
            bad.add(line);
        }
        return line;
    }

    /// The points at which something was wrong.
    synchronized List<String> bad() {
        return List.copyOf(bad);
    }

    /// One line that says all.
    synchronized String text() {
        return points + " points: outcomes lost " + lost + ", doubled " + doubled + ", changed " + changed
                + "; left: containers " + containers + ", mounts " + mounts + ", files " + files + "; "
                + undisturbed + " came when the run was over";
    }
}
