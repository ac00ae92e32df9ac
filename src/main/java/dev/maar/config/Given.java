package dev.maar.config;

/// A value as somebody wrote it, and where: `label` begins the message of an error about it (`maar.toml:12: sandbox.memory`).
record Given(String label, String text, Form form) {

    /// How it was written; the environment and flags know only words.
    enum Form {
        QUOTED,
        NUMBER,
        WORD,
        OTHER
    }
}
