package dev.maar.toolchain;

import java.util.List;

/// What makes sysroots: `debian` is the command that is called with SUITE PACKAGE FOLDER, `rustup` that with the words of
/// [InstallRelease], and `ciBuilds` the server of CI builds.
public record Installers(List<String> debian, List<String> rustup, CiBuilds ciBuilds) {
    public Installers {
        debian = List.copyOf(debian);
        rustup = List.copyOf(rustup);
    }
}
