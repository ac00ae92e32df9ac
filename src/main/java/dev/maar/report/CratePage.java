package dev.maar.report;

import dev.maar.crates.CrateId;

/// Finds a crate's page for people, from the registry's name (`crates.io`) and Crater's form of its address.
///
/// A registry that is given in another way than by a name has no page that could be known.
record CratePage(String registry) {

    /// Returns the page's address, or an empty text for what has none.
    String url(CrateId crate) {
        boolean named = registry.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
        return switch (crate) {
            case CrateId.Registry(var name, var version) when named ->
                "https://" + registry + Links.path("/crates/" + name + "/" + version);
            case CrateId.Registry _,CrateId.Local _ -> "";
        };
    }
}
