package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds out what a sysroot is: asks its rustc and cargo, and hashes its content.
final class DescribeToolchain {
    private final SandboxProbe probe;

    DescribeToolchain(SandboxProbe probe) {
        this.probe = probe;
    }

    /// Throws [UserError] for a folder that is no toolchain or whose compiler does not run.
    Toolchain describe(ToolchainSource source, Path sysroot) throws IOException, InterruptedException {
        var spec = ToolchainSpec.of(source);
        check(spec, sysroot);
        String rustc = ask(spec, sysroot, "bin/rustc", "-vV");
        boolean hasCargo = Files.isExecutable(sysroot.resolve("bin/cargo"));
        String cargo = hasCargo ? ask(spec, sysroot, "bin/cargo", "-V") : "";
        return new Toolchain(spec, sysroot, rustc, release(spec, rustc), cargo, hasCargo,
                new HashContent(sysroot).full());
    }

    /// What can be said of a folder without running anything.
    static void check(ToolchainSpec spec, Path sysroot) {
        String start = "toolchain \"" + spec.text() + "\": ";
        if (!Files.isDirectory(sysroot)) {
            throw new UserError(start + "there is no folder " + sysroot
                    + ": expected a sysroot, as \"rustc --print sysroot\" names it");
        }
        if (!Files.isExecutable(sysroot.resolve("bin/rustc"))) {
            String nested = Files.isExecutable(sysroot.resolve("stage1/bin/rustc"))
                    ? ", did you mean \"path:"
                            + sysroot.resolve("stage1") + "\"?"
                    : "";
            throw new UserError(start + "no program bin/rustc in " + sysroot
                    + ": expected a sysroot, such as a rustup toolchain folder or a compiler build's stage1" + nested);
        }
        if (sysroot.toString().contains(":")) {
            throw new UserError(
                    start + "a folder with ':' in its path cannot be mounted in a sandbox: move or link it");
        }
    }

    private String ask(ToolchainSpec spec, Path sysroot, String program, String flag) throws InterruptedException {
        SandboxProbe.Answer answer = probe.ask(List.of(program, flag), sysroot);
        if (!answer.succeeded() || answer.output().isBlank()) {
            String reason = answer.errors()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("it said nothing");
            throw new UserError("toolchain \"" + spec.text() + "\": its " + program + " does not run in the sandbox ("
                    + reason.strip() + "); it may need a newer system than the sandbox's image");
        }
        return answer.output().strip();
    }

    private static String release(ToolchainSpec spec, String rustc) {
        return rustc.lines()
                .filter(line -> line.startsWith("release: "))
                .map(line -> line.substring("release: ".length()).strip())
                .findFirst()
                .orElseThrow(() -> new UserError("toolchain \"" + spec.text()
                        + "\": its \"rustc -vV\" has no line \"release: VERSION\"; is it a Rust compiler?"));
    }
}
