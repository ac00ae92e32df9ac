package dev.maar.config;

/// How a difference earns belief: `attempts` is how many each side has in all before it counts, 1 for Crater's way of believing the
/// first; `chanceAttempts` is the same where chance may have had a hand, and not less.
public record ConfirmSettings(int attempts, int chanceAttempts) {}
