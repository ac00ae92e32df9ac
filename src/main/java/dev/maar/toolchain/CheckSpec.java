package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Looks at what a spec names on this machine, before anything is installed or run.
final class CheckSpec {
    private final ToolchainSpec spec;

    private CheckSpec(ToolchainSpec spec) {
        this.spec = spec;
    }

    static void check(ToolchainSpec spec) {
        var checking = new CheckSpec(spec);
        if (spec.source() instanceof ToolchainSource.Sysroot(Path sysroot)) {
            DescribeToolchain.check(spec, sysroot);
            missing(spec, Wanted.of(spec, Set.of()).missingIn(sysroot));
        }
        spec.modifiers().patches().forEach(checking::patch);
    }

    private void patch(Patch patch) {
        switch (patch) {
            case Patch.Folder(String name, Path folder) -> folder(name, folder);
            case Patch.Repository _ -> {
                // Only git knows, in a container.
            }
        }
    }

    private void folder(String name, Path folder) {
        if (!Files.isRegularFile(folder.resolve("Cargo.toml"))) {
            throw wrong("there is no Cargo.toml in " + folder + ": expected the folder of the package " + name
                    + ", which is to take the place of the registry's");
        }
    }

    /// Throws for a part that a sysroot lacks and maar cannot add to it.
    static void missing(ToolchainSpec spec, Wanted missing) {
        var checking = new CheckSpec(spec);
        for (String target : missing.targets()) {
            String cure = spec.source() instanceof ToolchainSource.Debian
                    ? "Debian's compiler packages have the machine's own; a rustup toolchain can be had with others"
                    : "add it there, for example with \"rustup target add\"";
            throw checking.wrong("it has no standard library for the target " + target + "; " + cure);
        }
        for (Component component : missing.components()) {
            String cure = spec.source() instanceof ToolchainSource.Debian
                    ? "if it was installed before maar asked Debian for it, \"maar toolchain remove "
                            + spec.source().text() + "\" makes it be installed anew"
                    : "a rustup toolchain can be had with it";
            throw checking.wrong("it has no " + component.program() + ", which this needs; " + cure);
        }
    }

    private UserError wrong(String what) {
        return new UserError("toolchain \"" + spec.text() + "\": " + what);
    }
}
