package dev.maar.build;

import dev.maar.outcome.Outcome;
import dev.maar.outcome.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What cargo is asked to do with one crate, in order, stopping at the first failure; and what the crate ends as when all goes well.
///
/// The command lines and the environment are Crater's (`field-crater` 3.4), so that results can be compared with its own.
public record CargoPlan(List<CargoStep> steps, Outcome success) {
    private static final String JSON = "--message-format=json";

    private static final CargoStep METADATA = new CargoStep(StepKind.METADATA,
            List.of("metadata", "--no-deps", "--format-version=1"), false);
    private static final CargoStep BUILD = new CargoStep(StepKind.BUILD, List.of("build", "--frozen", JSON), true);
    private static final CargoStep TEST_BUILD = new CargoStep(StepKind.TEST_BUILD,
            List.of("test", "--frozen", "--no-run", JSON), true);
    private static final CargoStep TEST_RUN = new CargoStep(StepKind.TEST_RUN, List.of("test", "--frozen"), false);
    private static final CargoStep CHECK = new CargoStep(StepKind.CHECK,
            List.of("check", "--frozen", "--all", "--all-targets", JSON), true);

    public CargoPlan {
        steps = List.copyOf(steps);
    }

    /// Builds the crate and its tests, and runs them.
    public static CargoPlan buildAndTest() {
        return new CargoPlan(List.of(METADATA, BUILD, TEST_BUILD, TEST_RUN), Outcome.Plain.TEST_PASS);
    }

    /// Builds the crate and its tests.
    public static CargoPlan buildOnly() {
        return new CargoPlan(List.of(METADATA, BUILD, TEST_BUILD), Outcome.Plain.TEST_SKIPPED);
    }

    /// Checks every target of every member.
    public static CargoPlan checkOnly() {
        return new CargoPlan(List.of(METADATA, CHECK), Outcome.Plain.TEST_PASS);
    }

    /// The same for all members of a workspace: what Crater builds of one is what its root's folder stands for, so that the members of many
    /// repositories are never built.
    public CargoPlan ofWorkspace() {
        return new CargoPlan(steps.stream().map(CargoPlan::ofWorkspace).toList(), success);
    }

    private static CargoStep ofWorkspace(CargoStep step) {
        boolean all = step.kind() == StepKind.METADATA || step.arguments().contains("--all");
        if (all) {
            return step;
        }
        List<String> arguments = new ArrayList<>(step.arguments());
        arguments.add(arguments.indexOf("--frozen") + 1, "--workspace");
        return new CargoStep(step.kind(), arguments, step.json());
    }

    /// The environment that every step has, whatever the plan; `capLints` is rustc's word for `--cap-lints`.
    public static Map<String, String> environment(String capLints) {
        return Map.of(
                "CARGO_INCREMENTAL", "0",
                "RUST_BACKTRACE", "full",
                "RUSTFLAGS", "--cap-lints=" + capLints,
                "RUSTDOCFLAGS", "--cap-lints=" + capLints);
    }
}
