package dev.maar.build;

import dev.maar.outcome.Outcome;
import dev.maar.outcome.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What cargo is asked to do with one crate, in order, stopping at the first failure; and what the crate ends as when all goes well.
///
/// `docsRs`: then each library is documented as docs.rs does it ([DocsRs]). `changesSources`: cargo is given a copy of the sources that it may write to, and
/// no lint is capped.
/// The command lines and the environment are Crater's (`field-crater` 3.4), so that results can be compared with its own.
public record CargoPlan(List<CargoStep> steps, Outcome success, boolean docsRs, boolean changesSources) {
    /// Cargo's messages as JSON, the compiler's in the colours that it has for a terminal; cargo asks every rustc for them and else takes them out.
    static final String JSON = "--message-format=json-diagnostic-rendered-ansi";

    private static final CargoStep METADATA = new CargoStep(StepKind.METADATA,
            List.of("metadata", "--no-deps", "--format-version=1"), false);
    private static final CargoStep BUILD = new CargoStep(StepKind.BUILD, List.of("build", "--frozen", JSON), true);
    private static final CargoStep TEST_BUILD = new CargoStep(StepKind.TEST_BUILD,
            List.of("test", "--frozen", "--no-run", JSON), true);
    private static final CargoStep TEST_RUN = new CargoStep(StepKind.TEST_RUN, List.of("test", "--frozen"), false);
    private static final CargoStep CHECK = new CargoStep(StepKind.CHECK,
            List.of("check", "--frozen", "--all", "--all-targets", JSON), true);

    private static final CargoStep CLIPPY = new CargoStep(StepKind.CLIPPY,
            List.of("clippy", "--frozen", "--all", "--all-targets", JSON), true);
    private static final CargoStep DOC = new CargoStep(StepKind.DOC,
            List.of("doc", "--frozen", "--no-deps", "--document-private-items", JSON), true);

    public CargoPlan {
        steps = List.copyOf(steps);
    }

    private CargoPlan(List<CargoStep> steps, Outcome success) {
        this(steps, success, false, false);
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
        return new CargoPlan(steps.stream().map(CargoPlan::ofWorkspace).toList(), success, docsRs, changesSources);
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

    /// Lints every target of every member with Clippy.
    public static CargoPlan clippy() {
        return new CargoPlan(List.of(METADATA, CLIPPY), Outcome.Plain.TEST_PASS);
    }

    /// Documents the crate with its private items, and then its libraries as docs.rs does.
    public static CargoPlan rustdoc() {
        return new CargoPlan(List.of(METADATA, DOC), Outcome.Plain.TEST_PASS, true, false);
    }

    /// Applies what the compiler suggests to every target of every member.
    public static CargoPlan fix() {
        return fixing(List.of("fix"));
    }

    /// The same with what the edition after the crate's own asks for.
    public static CargoPlan fixEdition() {
        return fixing(List.of("fix", "--edition"));
    }

    private static CargoPlan fixing(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--allow-no-vcs", "--allow-dirty", "--frozen", "--all", "--all-targets", JSON));
        return new CargoPlan(List.of(METADATA, new CargoStep(StepKind.FIX, words, true)), Outcome.Plain.TEST_PASS,
                false, true);
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
