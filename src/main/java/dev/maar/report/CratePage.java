package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.crates.GitHubSite;
import java.util.regex.Pattern;

/// Finds a crate's page for people, from the registry's name (`crates.io`), GitHub's site and Crater's forms of their addresses.
///
/// A registry that is given in another way than by a name has no page that could be known.
final class CratePage {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final String registry;
    private final GitHubSite site;
    private final boolean named;

    CratePage(String registry, GitHubSite site) {
        this.registry = registry;
        this.site = site;
        this.named = HOST.matcher(registry).matches();
    }

    /// With the site of most.
    CratePage(String registry) {
        this(registry, GitHubSite.parse(GitHubSite.USUAL));
    }

    GitHubSite site() {
        return site;
    }

    /// Returns where the registry gives out a package, by the registries' convention; an empty text where that is not known.
    String download(String name, String version) {
        return named
                ? "https://" + registry + Links.path("/api/v1/crates/" + name + "/" + version + "/download")
                : "";
    }

    /// What the addresses of the registry's crates begin with, before `NAME/VERSION`; empty where they are not known.
    String folder() {
        return named ? "https://" + registry + "/crates/" : "";
    }

    /// Returns the page's address, or an empty text for what has none.
    String url(CrateId crate) {
        return switch (crate) {
            case CrateId.Registry(var name, var version) when named ->
                folder() + Links.path(name + "/" + version);
            case CrateId.GitHub github -> site.page(github) + (github.sha() == null ? "" : "/tree/" + github.sha());
            case CrateId.Git(var url, _) when url.startsWith("http") -> url;
            case CrateId.Registry _,CrateId.Local _,CrateId.Git _ -> "";
        };
    }
}
