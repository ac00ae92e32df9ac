package dev.maar.crates;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.net.URI;
import java.util.List;

/// Where a registry's sparse index is, from the registry's name or the index's own address.
///
/// By the registries' convention the index of the registry NAME is at `index.` before that name; so no registry's host is
/// spelled out here. `title` is the user's word, for messages; `index` ends in `/`.
public record RegistryAddress(String title, URI index) {

    /// The same under another word of the user's.
    public RegistryAddress withTitle(String word) {
        return new RegistryAddress(word, index);
    }

    /// Reads `crates.io`, `https://…`, or cargo's `sparse+https://…`; throws [UserError] for anything else.
    public static RegistryAddress parse(String text) {
        String address = text.startsWith("sparse+") ? text.substring("sparse+".length()) : text;
        if (address.startsWith("https://") || address.startsWith("http://")) {
            return new RegistryAddress(text, uri(text, address.endsWith("/") ? address : address + "/"));
        }
        if (text.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            return new RegistryAddress(text, uri(text, "https://index." + text + "/"));
        }
        throw new UserError(
                "registry \"" + text + "\" is neither a registry's name, such as crates.io, nor the http(s) address"
                        + " of a sparse index" + Spelling.suggestion(text, List.of("crates.io")));
    }

    private static URI uri(String text, String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null) {
                throw new UserError("registry \"" + text + "\": the address names no host");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                // The address is stored and shown.
                throw new UserError("the registry's address at " + uri.getHost() + " holds a user, a password or a"
                        + " query: expected the address alone, and a token as MAAR_REGISTRY_TOKEN");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new UserError("registry \"" + text + "\" is no address: " + e.getMessage(), e);
        }
    }
}
