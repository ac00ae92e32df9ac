package dev.maar.build;

import java.util.Locale;

/// What any line of a step's output may give away about the machine rather than the code (`field-crater` 4.3).
///
/// Fed with every line, the compiler's rendered text included; for one thread.
final class Symptoms {
    private boolean noSpace;
    private boolean network;
    private boolean diagnosticChange;
    private boolean killed;

    void line(String whole) {
        String line = Excerpt.of(whole, Excerpt.LINE);
        noSpace |= line.toLowerCase(Locale.ROOT).contains("no space left on device")
                || line.contains("collect2: fatal error: ld terminated with signal 7 [Bus error]");
        network |= isNetwork(line);
        diagnosticChange |= line.contains("the environment variable TRYBUILD=overwrite");
        killed |= isKilled(line);
    }

    private static boolean isNetwork(String line) {
        return (line.contains("urlopen error") && line.contains("Temporary failure in name resolution"))
                || line.contains("Address already in use")
                || (line.contains("code: 111") && line.contains("Connection refused"))
                || line.contains("failed to lookup address information: Temporary failure in name resolution");
    }

    /// Cargo's words for a child that SIGKILL ended, and gcc's for its linker. Where we did not kill it, the kernel did.
    static boolean isKilled(String line) {
        return (line.contains("process didn't exit successfully: ") && line.contains("(signal: 9, SIGKILL"))
                || line.contains("collect2: fatal error: ld terminated with signal 9 [Killed]");
    }

    boolean noSpace() {
        return noSpace;
    }

    boolean network() {
        return network;
    }

    boolean diagnosticChange() {
        return diagnosticChange;
    }

    boolean killed() {
        return killed;
    }
}
