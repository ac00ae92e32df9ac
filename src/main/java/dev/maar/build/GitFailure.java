package dev.maar.build;

import dev.maar.crates.RepositoryAddress;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out from git's words whose fault it is that a repository could not be fetched.
final class GitFailure {
    /// There is none for the public: git and the usual servers, by protocol.
    private static final Pattern MISSING = Pattern.compile("could not read Username|could not read Password"
            + "|Authentication failed|repository '.*' not found|Repository not found|repository not exported"
            + "|returned error: (401|403|404|410|451)|does not appear to be a git repository|not a git repository"
            + "|not our ref|couldn't find remote ref|not valid: is this a git repository"
            + "|unadvertised object|reference is not a tree|You appear to have cloned an empty repository");
    /// May be gone at the next try.
    private static final Pattern PASSING = Pattern.compile("returned error: (408|429|5\\d\\d)|early EOF|RPC failed"
            + "|hung up unexpectedly|Connection (reset|refused|timed out)|Could not resolve|Failed to connect"
            + "|Empty reply from server|transfer closed|unexpected disconnect|after CONNECT|unable to connect to");
    private static final Pattern TLS = Pattern.compile("certificate|SSL|gnutls", Pattern.CASE_INSENSITIVE);

    private GitFailure() {
    }

    /// What is not the repository's own fault.
    static Optional<EnvironmentError> trouble(GitRoom.Ended ended, RepositoryAddress address) {
        String start = "cannot fetch " + address.text() + ": ";
        String words = words(ended.errors());
        var cause = new IOException(words);
        if (ended.refused() != null) {
            return Optional.of(EnvironmentError.ofOne(start + ended.refused(), cause));
        }
        if (ended.unreachable() != null) {
            return Optional.of(EnvironmentError.passing(start + ended.unreachable()
                    + ", perhaps you should check the network", cause));
        }
        if (ended.result().killReason() != null || missing(ended).isPresent()) {
            return Optional.empty();
        }
        if (PASSING.matcher(words).find()) {
            return Optional.of(EnvironmentError.passing(start + words, cause));
        }
        return TLS.matcher(words).find()
                ? Optional.of(EnvironmentError.ofOne(
                        start + words + ", perhaps you should name this machine's authorities in SSL_CERT_FILE", cause))
                : Optional.empty();
    }

    /// Git's words for a repository or a revision that is not there for the public.
    static Optional<String> missing(GitRoom.Ended ended) {
        return ended.errors().stream().anyMatch(line -> MISSING.matcher(line).find())
                ? Optional.of(words(ended.errors()))
                : Optional.empty();
    }

    /// What git gave as its reason, as one line.
    static String words(List<String> errors) {
        List<String> said = errors.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return said.stream()
                .filter(line -> line.startsWith("fatal: ") || line.startsWith("error: "))
                .findFirst()
                .map(line -> line.substring("fatal: ".length()))
                .or(() -> said.stream().reduce((_, last) -> last))
                .map(line -> Excerpt.of(line, Excerpt.LINE))
                .orElse("git said nothing");
    }
}
