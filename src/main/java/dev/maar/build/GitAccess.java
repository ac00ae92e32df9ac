package dev.maar.build;

import dev.maar.crates.CheckoutStore;
import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;
import dev.maar.crates.MachineNetwork;

/// Where repositories come from and where they are kept: GitHub's site, what git may reach and how, and the store of what was fetched.
public record GitAccess(GitHubSite site, GitHosts hosts, MachineNetwork network, CheckoutStore checkouts) {}
