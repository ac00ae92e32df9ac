package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import dev.maar.sandbox.HostScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Makes a sysroot from Debian's packages by the project's script.
final class InstallDebian {
    private final List<String> script;

    /// `script` is the command that is called with SUITE PACKAGE FOLDER.
    InstallDebian(List<String> script) {
        this.script = List.copyOf(script);
    }

    /// Runs the script, which makes `sysroot` as a whole or not at all; hands what it says meanwhile to `progress`.
    ///
    /// Throws [UserError] where Debian has no such suite or package, [EnvironmentError] where the machine lacks something.
    void install(ToolchainSource.Debian source, Path sysroot, Consumer<String> progress) throws InterruptedException {
        var command = new ArrayList<>(script);
        command.addAll(List.of(source.suite(), source.packageName(), sysroot.toString()));
        var _ = new HostScript(command).run(progress);
    }
}
