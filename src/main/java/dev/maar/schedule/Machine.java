package dev.maar.schedule;

import dev.maar.build.BuildRoom;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.toolchain.ToolchainSpec;
import java.util.List;

/// What making and running an experiment asks of the machine that it runs on.
///
/// The first call may set up what the machine lacks, which takes long and can be interrupted. Every method throws
/// [dev.maar.problem.EnvironmentError] for what cannot be brought.
public interface Machine {

    /// The sandbox image's id, a digest of its content.
    String imageDigest() throws InterruptedException;

    /// Under what a new experiment is run here.
    Conditions fix(boolean ignoreQuirks) throws InterruptedException;

    /// Throws [dev.maar.problem.UserError] where the machine cannot give what the conditions, or a crate's quirk, ask for.
    void check(Conditions conditions, List<ExperimentCrate> crates) throws InterruptedException;

    /// Tells whoever changed the configuration before a resume that this does not count.
    void sayWhatIsKept(Conditions before) throws InterruptedException;

    /// The same toolchains with the commits at which their patches from repositories are. Throws [dev.maar.problem.UserError] for a patch that
    /// is not there.
    List<ToolchainSpec> pin(List<ToolchainSpec> specs) throws InterruptedException;

    /// Opens what builds need; the caller closes it.
    BuildRoom room(Experiment experiment) throws InterruptedException;
}
