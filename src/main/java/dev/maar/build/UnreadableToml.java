package dev.maar.build;

/// A crate's TOML file is missing, too large or no TOML: the crate's fault, to be turned into its outcome by who asked.
public final class UnreadableToml extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableToml(String message) {
        super(message);
    }
}
