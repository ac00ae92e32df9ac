package dev.maar.crates;

import java.util.Optional;

/// Where a registry's index is, and by what it lets us in, where it asks for that.
public record RegistryAccess(RegistryAddress address, Optional<RegistryToken> token) {

    /// An open registry.
    public static RegistryAccess open(RegistryAddress address) {
        return new RegistryAccess(address, Optional.empty());
    }
}
