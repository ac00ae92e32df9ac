package dev.maar.report;

import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What to write behind `cargo +` for the compiler of a run, and what has to be done or known before.
///
/// `steps` are shell lines that bring it; `note` says how far it is another compiler than the run's, empty where it is the same.
record RustupName(String name, List<String> steps, String note) {
    private static final String NIGHTLY = "nightly";
    private static final String OWN = "maar-candidate";

    RustupName {
        steps = List.copyOf(steps);
    }

    static RustupName of(Toolchain toolchain) {
        RustupName name = switch (toolchain.spec().source()) {
            case ToolchainSource.Release(var word) -> release(toolchain, word);
            case ToolchainSource.CiBuild(_, var commit) -> ciBuild(commit);
            case ToolchainSource.Debian debian -> nearest(toolchain, debian.text());
            case ToolchainSource.Sysroot sysroot when published(toolchain) -> nearest(toolchain, sysroot.text());
            case ToolchainSource.Sysroot(var folder) -> new RustupName(OWN,
                    List.of(ShellText.words(List.of("rustup", "toolchain", "link", OWN, folder.toString()))), "");
        };
        return name.withTarget(toolchain.spec().modifiers().target());
    }

    /// A name that moves is the release that it was on that day.
    private static RustupName release(Toolchain toolchain, String word) {
        if (!toolchain.spec().moves()) {
            return new RustupName(word, List.of(), "");
        }
        String then = published(toolchain) ? toolchain.release() : dated(toolchain, word);
        return new RustupName(then, List.of(), then.equals(word) ? word + " may be a newer one by now" : "");
    }

    private static RustupName ciBuild(String commit) {
        return new RustupName(commit,
                List.of("cargo install rustup-toolchain-install-master",
                        ShellText.words(List.of("rustup-toolchain-install-master", commit))),
                "");
    }

    private static RustupName nearest(Toolchain toolchain, String source) {
        String name = published(toolchain) ? toolchain.release() : dated(toolchain, NIGHTLY);
        return new RustupName(name, List.of(),
                "the run had " + source + ", rustc " + toolchain.release() + "; " + name
                        + " is the nearest that rustup has");
    }

    /// Whether rustup has a toolchain of that very name: `1.96.0`, `1.97.0-beta.2`.
    private static boolean published(Toolchain toolchain) {
        return toolchain.release().matches("\\d+\\.\\d+\\.\\d+(-beta\\.\\d+)?");
    }

    /// A nightly is named by the day after its commit's.
    private static String dated(Toolchain toolchain, String otherwise) {
        return toolchain.rustcVersion()
                .lines()
                .filter(line -> line.matches("commit-date: \\d{4}-\\d{2}-\\d{2}"))
                .map(line -> NIGHTLY + "-" + LocalDate.parse(line.substring("commit-date: ".length())).plusDays(1))
                .findFirst()
                .orElse(otherwise);
    }

    private RustupName withTarget(String target) {
        if (target.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(steps);
        more.add(ShellText.words(List.of("rustup", "target", "add", "--toolchain", name, target)));
        return new RustupName(name, more, note);
    }
}
