package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.StepResult;
import dev.maar.toolchain.Patch;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the shell lines that show one run's failure with cargo and rustup alone, on any machine that has them.
///
/// They are for the folder of the report, whose lockfile they take, and leave it as it is. Where the compiler of the run cannot be had
/// by rustup's names, the nearest is taken, and that is said.
final class Reproduction {
    private static final String JSON = "--message-format=";

    private final CratePage page;
    private final String capLints;

    /// `capLints` is rustc's word, for steps whose environment is not known; empty where no lint is capped.
    Reproduction(CratePage page, String capLints) {
        this.page = page;
        this.capLints = capLints;
    }

    /// `step` is the command that failed, null where none ran.
    String of(ExperimentCrate crate, Toolchain toolchain, @Nullable StepResult step) {
        RustupName compiler = RustupName.of(toolchain);
        List<String> lines = new ArrayList<>();
        lines.add(ShellText.comment("In this report's folder."));
        if (!compiler.note().isEmpty()) {
            lines.add(ShellText.comment("Another compiler: " + compiler.note() + "."));
        }
        lines.add("report=$PWD");
        lines.add("cd \"$(mktemp -d)\"");
        fetch(crate, lines);
        lines.add("rm -rf .cargo");
        patches(toolchain.spec().modifiers().patches(), lines);
        lockfile(crate, lines);
        lines.addAll(compiler.steps());
        String cargo = "cargo " + ShellText.word("+" + compiler.name());
        lines.add(cargo + " fetch" + (crate.lockfileHash() == null ? "" : " --locked"));
        if (step != null && step.command().getFirst().equals("cargo")) {
            lines.add(command(cargo, step, environment(toolchain, step)));
        }
        return String.join("\n", lines) + "\n";
    }

    private void fetch(ExperimentCrate crate, List<String> lines) {
        switch (crate.pinned()) {
            case CrateId.Registry(var name, var version) -> {
                String address = page.download(name, version);
                lines.add(address.isEmpty()
                        ? ShellText.comment("Fetch and unpack here what the registry has as " + name + " " + version
                                + ".")
                        : "curl -fsSL " + ShellText.word(address) + " | tar -xz");
                lines.add("cd " + ShellText.word(name + "-" + version));
            }
            case CrateId.Repository repository -> {
                String address = repository instanceof CrateId.GitHub gitHub
                        ? page.site().page(gitHub)
                        : repository.name();
                lines.add("git clone " + ShellText.word(address) + " crate");
                lines.add("cd crate");
                String commit = repository.sha();
                if (commit != null) {
                    lines.add("git checkout --quiet " + ShellText.word(commit));
                }
            }
            case CrateId.Local local -> {
                String folder = crate.location() == null ? local.name() : crate.location();
                lines.add("cp -R " + ShellText.word(folder) + " crate");
                lines.add("cd crate");
            }
        }
    }

    private static void patches(List<Patch> patches, List<String> lines) {
        for (Patch patch : patches) {
            lines.add(ShellText.comment("This toolchain is with the patch " + patch.text()
                    + ": add it to [patch.crates-io] of Cargo.toml, and leave out --locked and --frozen."));
        }
    }

    private static void lockfile(ExperimentCrate crate, List<String> lines) {
        if (crate.lockfileHash() != null) {
            lines.add("cp \"$report\"/" + ShellText.word(LockfileFiles.name(crate.lockfileHash())) + " Cargo.lock");
        }
    }

    private static String command(String cargo, StepResult step, Map<String, String> environment) {
        List<String> words = step.command().stream().skip(1).filter(word -> !word.startsWith(JSON)).toList();
        StringBuilder line = new StringBuilder();
        environment.forEach((name, value) -> line.append(
                value.isEmpty() ? "" : ShellText.variable(name, value) + " "));
        return line.append(cargo).append(' ').append(ShellText.words(words)).toString();
    }

    /// As it was; of steps that were stored without, what the experiment says.
    private Map<String, String> environment(Toolchain toolchain, StepResult step) {
        if (!step.environment().isEmpty()) {
            return step.environment();
        }
        Map<String, String> environment = new TreeMap<>();
        environment.put("RUSTFLAGS", flags(toolchain.spec().modifiers().rustflags()));
        environment.put("RUSTDOCFLAGS", flags(toolchain.spec().modifiers().rustdocflags()));
        return environment;
    }

    private String flags(String more) {
        return (capLints.isEmpty() ? more : "--cap-lints=" + capLints + " " + more).strip();
    }
}
