package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The hosts that the user allows git to reach, each `HOST` for the usual ports or `HOST:PORT`; none said means: of a repository its own
/// host alone.
public record GitHosts(List<String> entries) {
    private static final Pattern ENTRY = Pattern.compile("[a-z0-9_][a-z0-9_.-]{0,252}(:[1-9][0-9]{0,4})?");
    private static final Set<Integer> USUAL = Set.of(80, 443, 9418);

    public GitHosts {
        entries = List.copyOf(entries);
    }

    /// Reads entries with commas between them; throws [UserError] for anything else.
    public static GitHosts parse(String text) {
        List<String> entries = Stream.of(text.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        for (String entry : entries) {
            if (!ENTRY.matcher(entry).matches()) {
                throw new UserError(
                        "git.hosts \"" + entry + "\": expected HOST or HOST:PORT, with commas between them");
            }
        }
        return new GitHosts(entries);
    }

    /// Whether nobody said anything.
    public boolean isOpen() {
        return entries.isEmpty();
    }

    /// Whether the user named this place: one of this machine or its network is reached then, too.
    public boolean names(String host, int port) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return entries.contains(wanted + ":" + port) || (USUAL.contains(port) && entries.contains(wanted));
    }

    /// Throws [UserError] where the repository's own host is not among those said.
    public void check(RepositoryAddress address) {
        if (!isOpen() && !names(address.host(), address.port())) {
            throw new UserError(address.text() + " is at " + address.place() + ", which git.hosts does not name ("
                    + String.join(", ", entries) + ")");
        }
    }
}
