package dev.maar.toolchain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a toolchain does otherwise than its compiler alone would; each word is empty where it is not given.
///
/// `target` is a target triple; `rustflags` and `rustdocflags` go behind `--cap-lints` into the environment variables of those names;
/// `cargoflags` are words of cargo's command line, apart by spaces; `patches` are in the order given.
public record Modifiers(String target, String rustflags, String rustdocflags, String cargoflags, List<Patch> patches) {
    /// Nothing is changed.
    public static final Modifiers NONE = new Modifiers("", "", "", "", List.of());

    public Modifiers {
        patches = List.copyOf(patches);
    }

    /// The words of `cargoflags`.
    public List<String> cargoWords() {
        return cargoflags.isBlank() ? List.of() : List.of(cargoflags.strip().split(" +"));
    }

    /// The patches alone, as [ToolchainSpec#text] has them; empty for none. Toolchains for which this is the same build the same inputs.
    public String patchText() {
        return new Modifiers("", "", "", "", patches).text();
    }

    /// Crater's order and spelling (`field-crater` 1.5), with quotes where Crater could not say it.
    String text() {
        var words = new ArrayList<String>();
        add(words, "target", target);
        add(words, "rustflags", rustflags);
        add(words, "rustdocflags", rustdocflags);
        add(words, "cargoflags", cargoflags);
        patches.forEach(patch -> add(words, "patch", patch.text()));
        return words.stream().collect(Collectors.joining());
    }

    private static void add(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add("+" + name + "=" + SpecWords.quoted(value));
        }
    }
}
