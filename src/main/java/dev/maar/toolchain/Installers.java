package dev.maar.toolchain;

import java.util.List;

/// The programs that make sysroots: `debian` is called with SUITE PACKAGE FOLDER, `rustup` with the words of [InstallRelease].
public record Installers(List<String> debian, List<String> rustup) {
    public Installers {
        debian = List.copyOf(debian);
        rustup = List.copyOf(rustup);
    }
}
