package dev.maar.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `maar doctor`: what this machine lacks, and how to get it.
@Command(name = "doctor", description = "Say what is missing on this machine, and how to get it. Changes nothing; status 3 if something is missing.")
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Check> checks = session.checks();
        for (Check check : checks) {
            session.console()
                    .result((check.good() ? "ok       " : "missing  ") + check.thing() + ": " + check.seen()
                            + (check.good() ? "" : "; " + check.cure()));
        }
        return checks.stream().allMatch(Check::good) ? 0 : 3;
    }
}
