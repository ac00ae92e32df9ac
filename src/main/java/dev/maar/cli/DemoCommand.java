package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Mode;
import dev.maar.experiment.RunRequest;
import dev.maar.toolchain.ToolchainSpec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maar demo`: the main job on a small list, with nothing to choose.
@Command(name = "demo", sortOptions = false, description = {
        "Set up what is missing, build the demo's crates under rustc 1.63.0 and 1.96.0, and say where the report is.",
        "It is the same as: maar run debian:bookworm debian:bookworm/rustc-web --crates demo"})
final class DemoCommand implements Callable<Integer> {
    private static final List<ToolchainSpec> TOOLCHAINS = List.of(ToolchainSpec.parse("debian:bookworm"),
            ToolchainSpec.parse("debian:bookworm/rustc-web"));

    @Option(names = "--name", paramLabel = "NAME", description = "The experiment's name. Default: demo, demo-2, ...")
    private String name = "";

    @Mixin
    private final QuirkOptions quirks = new QuirkOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        quirks.check();
        return new StartExperiment(session, options).run(name, number -> number == 1 ? "demo" : "demo-" + number,
                chosen -> new RunRequest(chosen, TOOLCHAINS, CrateChoice.of(List.of("demo")), Mode.BUILD_AND_TEST,
                        CapLints.FORBID,
                        quirks.ignore(), quirks.file()));
    }
}
