package dev.maar.crates;

/// The address of a registry's archives: the `dl` of its `config.json` (cargo's reference, "Index configuration").
record DownloadTemplate(String text) {

    /// Fills in the markers; without any, `/{crate}/{version}/download` is appended.
    String address(CrateId.Registry crate, String checksum) {
        CrateName name = new CrateName(crate.name());
        String filled = text.replace("{crate}", crate.name())
                .replace("{version}", crate.version())
                .replace("{prefix}", name.prefix())
                .replace("{lowerprefix}", name.lowerPrefix())
                .replace("{sha256-checksum}", checksum);
        return filled.equals(text) ? text + "/" + crate.name() + "/" + crate.version() + "/download" : filled;
    }
}
