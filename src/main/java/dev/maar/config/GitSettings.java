package dev.maar.config;

import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;

/// Where repositories come from: `github` is GitHub's site, `hosts` what git may reach.
public record GitSettings(GitHubSite github, GitHosts hosts) {}
