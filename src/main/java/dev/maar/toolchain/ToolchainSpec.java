package dev.maar.toolchain;

import java.util.List;

/// A toolchain in the user's words: where its compiler comes from, and what is done otherwise with it.
///
/// [#text] is how it is stored, shown and named in a report's folders; it reads back as the same.
public record ToolchainSpec(ToolchainSource source, Modifiers modifiers) {

    /// The compiler as it is.
    public static ToolchainSpec of(ToolchainSource source) {
        return new ToolchainSpec(source, Modifiers.NONE);
    }

    /// Reads the user's word `SOURCE(+NAME=VALUE)*`; throws [dev.maar.problem.UserError] with what was expected for anything else.
    ///
    /// Source, modifiers and their order in [#text] are Crater's (`field-crater` 1.5). What Crater cannot say: a value in double quotes
    /// may hold a `+`, as in `+rustflags="-Ctarget-feature=+aes"`, with `\"` and `\\` for a quote and a backslash.
    public static ToolchainSpec parse(String text) {
        SpecWords words = SpecWords.read(text);
        return new ToolchainSpec(new ParseSource(text).parse(words.source()),
                new ParseModifiers(text).parse(words.modifiers()));
    }

    /// The same with other patches.
    public ToolchainSpec withPatches(List<Patch> patches) {
        return new ToolchainSpec(source, new Modifiers(modifiers.target(), modifiers.rustflags(),
                modifiers.rustdocflags(), modifiers.cargoflags(), patches));
    }

    /// Whether the same word means another compiler after the next release.
    public boolean moves() {
        return source instanceof ToolchainSource.Release release && release.moves();
    }

    public String text() {
        return source.text() + modifiers.text();
    }
}
