package dev.maar.toolchain;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a toolchain's modifiers; `whole` is the user's whole word, for messages.
final class ParseModifiers {
    private static final List<String> NAMES = List.of("target", "rustflags", "rustdocflags", "cargoflags", "patch");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    /// An address as scp takes it, which is no URL.
    private static final Pattern SCP = Pattern.compile("[\\w.-]+@[\\w.-]+:[^/].*");

    private final String whole;
    private final Map<String, String> words = new HashMap<>();
    private final List<Patch> patches = new ArrayList<>();

    ParseModifiers(String whole) {
        this.whole = whole;
    }

    /// Throws [UserError] for an unknown modifier, one without a value, and one that is there twice.
    Modifiers parse(List<SpecWords.Modifier> given) {
        given.forEach(this::add);
        return new Modifiers(words.getOrDefault("target", ""), words.getOrDefault("rustflags", ""),
                words.getOrDefault("rustdocflags", ""), words.getOrDefault("cargoflags", ""), patches);
    }

    private void add(SpecWords.Modifier modifier) {
        String name = modifier.name();
        if (!NAMES.contains(name)) {
            throw wrong("there is no modifier \"+" + name + "=\": expected one of +" + String.join("=, +", NAMES) + "="
                    + Spelling.suggestion(name, NAMES));
        }
        if (modifier.value().isBlank()) {
            throw wrong("the modifier +" + name + "= has no value");
        }
        if (name.equals("patch")) {
            add(patch(modifier.value()));
            return;
        }
        if (name.equals("target") && !TARGET.matcher(modifier.value()).matches()) {
            throw wrong("+target=" + modifier.value() + " is no target triple such as x86_64-unknown-linux-musl");
        }
        if (words.put(name, modifier.value()) != null) {
            throw wrong("the modifier +" + name + "= is there twice");
        }
    }

    private void add(Patch patch) {
        if (patches.stream().anyMatch(other -> other.name().equals(patch.name()))) {
            throw wrong("the package " + patch.name() + " is patched twice");
        }
        patches.add(patch);
    }

    private Patch patch(String value) {
        int equals = value.indexOf('=');
        String name = value.substring(0, Math.max(equals, 0));
        String place = value.substring(equals + 1);
        if (!PACKAGE.matcher(name).matches() || place.isBlank()) {
            throw wrong("+patch=" + value + ": expected +patch=NAME=DIR or +patch=NAME=URL#BRANCH,"
                    + " with the name of the package that is to be replaced");
        }
        if (SCP.matcher(place).matches()) {
            throw wrong("+patch=" + value + ": expected a URL with its scheme, such as ssh://USER@HOST/PATH");
        }
        return place.contains("://")
                ? repository(name, place)
                : new Patch.Folder(name, ParseSource.folder(whole, place));
    }

    private Patch repository(String name, String place) {
        int end = place.contains("#") ? place.indexOf('#') : place.lastIndexOf('=');
        String url = place.substring(0, Math.max(end, 0));
        if (end < 0 || !isUrl(url) || place.length() == end + 1) {
            throw wrong("+patch=" + name + "=" + place + ": expected the repository's URL and one of its branches,"
                    + " as in +patch=" + name + "=URL#BRANCH");
        }
        return new Patch.Repository(name, url, place.substring(end + 1));
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() != null && (uri.getHost() != null || "file".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private UserError wrong(String what) {
        return new UserError("toolchain \"" + whole + "\": " + what);
    }
}
