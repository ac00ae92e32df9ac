package dev.maar.bench;

import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.store.Database;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/// Fills a work folder with a finished experiment named `made`: `CRATES FOLDER [SEED]`.
final class MakeReportData {
    static final String NAME = "made";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private MakeReportData() {
    }

    static void main(String[] arguments) throws SQLException {
        var runs = new MadeRuns(Integer.parseInt(arguments[0]),
                arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
        try (Database database = Database.open(Path.of(arguments[1], "maar.db"))) {
            database.experiments().create(experiment(), runs.crates().toList());
            try (var store = new StoreRuns(database.dataSource().getConnection())) {
                Iterator<CrateRuns> each = runs.stream().iterator();
                while (each.hasNext()) {
                    store.add(each.next());
                }
            }
            database.experiments().completed(NAME, START.plusSeconds(400_000));
        }
    }

    static Experiment experiment() {
        return new Experiment(NAME, Mode.BUILD_AND_TEST, CapLints.FORBID, List.of("full"),
                List.of(toolchain("debian:bookworm", "1.63.0"), toolchain("debian:bookworm/rustc-web", "1.96.0")),
                new Conditions("sha256:" + "1".repeat(64), "runc", "memory 4G", MadeRuns.WANTED, false),
                ExperimentState.QUEUED, START, START, null);
    }

    private static Toolchain toolchain(String spec, String release) {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of("/opt/toolchain"),
                "rustc " + release + "\nrelease: " + release, release, "cargo " + release, true, "a".repeat(64));
    }
}
