package dev.maar.build;

import dev.maar.crates.CheckoutStore;
import dev.maar.crates.CrateId;
import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;
import dev.maar.crates.MachineNetwork;
import dev.maar.crates.RepositoryAddress;
import dev.maar.problem.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Where repositories come from and where they are kept: GitHub's site, what git may reach and how, and the store of what was fetched.
public record GitAccess(GitHubSite site, GitHosts hosts, MachineNetwork network, CheckoutStore checkouts) {

    /// Throws [UserError] for the first of these crates that git may not fetch: better before a run than once for each crate. A host
    /// that cannot be looked up now may be later.
    public void check(Collection<CrateId> crates) {
        Set<HostPort> seen = new HashSet<>();
        for (CrateId crate : crates) {
            if (crate instanceof CrateId.Repository repository) {
                RepositoryAddress address = address(repository);
                if (seen.add(new HostPort(address.host(), address.port()))) {
                    check(address);
                }
            }
        }
    }

    /// The same for one address.
    void check(RepositoryAddress address) {
        hosts.check(address);
        if (!hosts.names(address.host(), address.port())
                && network.proxyFor(address.host(), address.port()).isEmpty() && isInside(address.host())) {
            throw new UserError(
                    address.text() + " is at an address of this machine or its network: name " + address.host()
                            + ":" + address.port() + " in git.hosts to allow it");
        }
    }

    private static boolean isInside(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).anyMatch(ReachHost::isInside);
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// Where git finds a repository.
    RepositoryAddress address(CrateId.Repository crate) {
        return switch (crate) {
            case CrateId.GitHub github -> site.address(github);
            case CrateId.Git git -> RepositoryAddress.parse(git.url());
        };
    }
}
