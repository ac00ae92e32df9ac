package dev.maar.config;

/// Everything that can be configured, checked.
///
/// `registry` is a name such as `crates.io`, by which its sparse index is found, or one of cargo's own configuration; `registryIndex` is the address of another
/// sparse index and `registryDump` that, or the path, of another database dump; both empty for those that the name gives.
/// `ciBuilds` is the address of the server of CI builds, empty for none.
public record Configuration(String registry, String registryIndex, String registryDump, String ciBuilds,
        GitSettings git, DownloadSettings downloads, ConfirmSettings confirm, SandboxSettings sandbox) {}
