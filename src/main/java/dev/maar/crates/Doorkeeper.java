package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Decides which requests to a registry carry its token, by cargo's rules: none, until the index's `config.json` says `auth-required` or
/// the index answers 401; from then on those to the index and to the archives.
///
/// A redirect to another host loses the token (okhttp takes the header away, as curl does for cargo). Other than cargo, it is not sent in
/// the clear, but on this machine. Safe for any number of threads.
final class Doorkeeper {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final int UNAUTHORIZED = 401;

    private final RegistryAccess access;
    private volatile boolean wanted;

    Doorkeeper(RegistryAccess access) {
        this.access = access;
    }

    /// Whether it is worth knowing if the registry asks for one.
    boolean hasToken() {
        return access.token().isPresent();
    }

    boolean wantsToken() {
        return wanted;
    }

    /// The registry asks for its token.
    void want() {
        wanted = true;
    }

    /// The request as it may be sent now. Throws [EnvironmentError] where a token is wanted and there is none, or none that may go there.
    Request admit(Request request) {
        if (!wanted) {
            return request;
        }
        RegistryToken token = access.token().orElseThrow(() -> missing(new IllegalStateException("no token")));
        HttpUrl url = request.url();
        if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
            throw EnvironmentError.lasting(
                    title() + " wants a token at " + url.scheme() + "://" + url.host()
                            + ", where everybody on the way could read it, perhaps you should use its https address",
                    new IllegalStateException("no https"));
        }
        return request.newBuilder().header("Authorization", token.header()).build();
    }

    /// Whether a failure says that a token is wanted, which was not sent.
    boolean asksForToken(EnvironmentError failure, boolean sent) {
        return !sent && status(failure).filter(status -> status == UNAUTHORIZED).isPresent();
    }

    /// The failure in the user's words, where it is about the token.
    EnvironmentError explained(EnvironmentError failure, boolean sent) {
        Optional<Integer> status = status(failure);
        if (sent && status.filter(code -> code == UNAUTHORIZED || code == 403).isPresent()) {
            String origin = access.token().map(RegistryToken::origin).orElse("");
            return EnvironmentError.lasting(title() + " refuses the token from " + origin + " (HTTP " + status.get()
                    + "), perhaps it is of another registry, has ended, or may not read", failure);
        }
        return asksForToken(failure, sent) && !hasToken() ? missing(failure) : failure;
    }

    private EnvironmentError missing(Throwable cause) {
        return EnvironmentError.lasting(title() + " wants a token, and none was found, perhaps you should set"
                + " MAAR_REGISTRY_TOKEN, or name the registry as cargo's configuration does and use cargo login",
                cause);
    }

    private String title() {
        URI index = access.address().index();
        String title = access.address().title();
        return "the registry \"" + title + "\"" + (title.contains("://") ? "" : " (" + index + ")");
    }

    private static Optional<Integer> status(EnvironmentError failure) {
        return failure.getCause() instanceof UnwelcomeStatus status ? Optional.of(status.status()) : Optional.empty();
    }
}
