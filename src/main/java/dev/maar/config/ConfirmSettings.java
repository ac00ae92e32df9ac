package dev.maar.config;

/// How a difference earns belief: `attempts` is how many each side has in all before it counts, 1 for Crater's way of believing the
/// first.
public record ConfirmSettings(int attempts) {}
