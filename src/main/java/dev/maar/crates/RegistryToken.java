package dev.maar.crates;

import dev.maar.problem.UserError;

/// A secret that a private registry lets its users in by; `origin` says where it was found, for messages, which never show the secret.
///
/// Not a record, so that nothing prints it by the way.
public final class RegistryToken {
    private final String secret;
    private final String origin;

    private RegistryToken(String secret, String origin) {
        this.secret = secret;
        this.origin = origin;
    }

    /// Throws [UserError] for what cannot be a header's value, as cargo does.
    public static RegistryToken of(String text, String origin) {
        String secret = text.strip();
        if (secret.isEmpty() || !secret.chars().allMatch(character -> character >= ' ' && character < 0x7f)) {
            throw new UserError("the token from " + origin + " is none: expected one line of printable ASCII");
        }
        return new RegistryToken(secret, origin);
    }

    /// The value of the `Authorization` header: the bare token, as cargo sends it.
    String header() {
        return secret;
    }

    /// Where it was found, for people.
    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "the token from " + origin;
    }
}
