package dev.maar.crates;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Asks web servers politely: a bounded number of requests at once, patience with busy servers, the machine's own proxies and
/// authorities.
///
/// Safe for any number of threads. Retries with exponential back-off and jitter, and as long as `Retry-After` says, on 408, 429,
/// 5xx and broken connections.
public final class WebClient {

    /// How patient a client is: requests at once, retries after the first try, the first and the longest pause between two
    /// tries, and the time for one whole try.
    public record Patience(int parallel, int retries, Duration firstPause, Duration longestPause, Duration oneTry) {
        public Patience {
            if (parallel < 1 || retries < 0) {
                throw new IllegalArgumentException("'parallel' must be 1 or more, 'retries' 0 or more");
            }
        }

        /// Eight at once; five retries within about half a minute; ten minutes for one try, since a slow line may carry a
        /// large archive.
        public static Patience usual() {
            return new Patience(8, 5, Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofMinutes(10));
        }
    }

    /// Takes what it needs from an answer; runs again from the start when the answer breaks off.
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private final OkHttpClient client;
    private final String userAgent;
    private final InstantSource clock;
    private final Semaphore slots;
    private final RetryPolicy<Object> policy;

    private WebClient(OkHttpClient client, String userAgent, InstantSource clock, Patience patience) {
        this.client = client;
        this.userAgent = userAgent;
        this.clock = clock;
        this.slots = new Semaphore(patience.parallel());
        this.policy = RetryPolicy.builder()
                .handleIf(WebClient::mayPass)
                .withBackoff(patience.firstPause(), patience.longestPause())
                .withJitter(0.25)
                .withDelayFnOn(context -> pause(context.getLastException(), patience.longestPause()),
                        UnwelcomeStatus.class)
                .withMaxRetries(patience.retries())
                .build();
    }

    /// A client for this machine; `environment` is where proxies and authorities are read from, `version` is maar's, for the
    /// servers' logs. Throws [dev.maar.problem.UserError] for a variable that makes no sense.
    public static WebClient from(Map<String, String> environment, String version, InstantSource clock,
            Patience patience) {
        MachineTrust trust = MachineTrust.from(environment);
        MachineProxies proxies = new MachineProxies(environment);
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sockets(), trust.manager())
                .proxySelector(proxies)
                .proxyAuthenticator((_, response) -> authenticate(proxies, response))
                .addNetworkInterceptor(WebClient::refuseDowngrade)
                .connectTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofSeconds(60))
                .callTimeout(patience.oneTry())
                .build();
        return new WebClient(client, "maar/" + version + " (ecosystem regression runner)", clock, patience);
    }

    /// Sends the request until an answer is wholly read; `what` names the thing in messages. The reader sees success, 304 and
    /// "no such thing" (404, 410, 451) alone; anything else is an [EnvironmentError].
    <T> T fetch(String what, Request request, Reader<T> reader) throws InterruptedException {
        return fetch(what, () -> request, reader);
    }

    /// The same with a request of its own for each try.
    <T> T fetch(String what, Supplier<Request> request, Reader<T> reader) throws InterruptedException {
        try {
            return Failsafe.with(policy)
                    .get(() -> once(request.get().newBuilder().header("User-Agent", userAgent).build(), reader));
        } catch (FailsafeException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> {
                    // Failsafe has set the thread's mark again; the exception says it already.
                    Thread.interrupted();
                    throw interrupted;
                }
                case IOException failure -> throw failed(what, request.get(), failure);
                case null, default -> throw e;
            }
        }
    }

    /// Whether an answer says that there is no such thing: what cargo reads so, too.
    static boolean isMissing(Response response) {
        return response.code() == 404 || response.code() == 410 || response.code() == 451;
    }

    private <T> T once(Request request, Reader<T> reader) throws IOException, InterruptedException {
        slots.acquire();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful() && response.code() != 304 && !isMissing(response)) {
                throw UnwelcomeStatus.from(response, clock.instant());
            }
            return reader.read(response);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw interruption(e);
            }
            throw e;
        } finally {
            slots.release();
        }
    }

    private static InterruptedException interruption(IOException cause) {
        InterruptedException interrupted = new InterruptedException(cause.getMessage());
        interrupted.initCause(cause);
        return interrupted;
    }

    private static boolean mayPass(Throwable failure) {
        return switch (failure) {
            case UnwelcomeStatus status -> status.mayPass();
            case SSLHandshakeException _ -> false;
            case ProtocolException protocol -> String.valueOf(protocol.getMessage()).startsWith("unexpected end");
            case IOException _ -> true;
            default -> false;
        };
    }

    /// The pause that the server asks for, within reason; a negative one means the policy's own. The policy's jitter takes up to
    /// a quarter off, which must not bring us back too early.
    private static Duration pause(@Nullable Throwable failure, Duration longest) {
        Duration asked = failure instanceof UnwelcomeStatus status ? status.retryAfter() : null;
        if (asked == null) {
            return Duration.ofMillis(-1);
        }
        Duration within = asked.compareTo(longest) > 0 ? longest : asked;
        return within.multipliedBy(7).dividedBy(5);
    }

    private static EnvironmentError failed(String what, Request request, IOException failure) {
        String start = "cannot fetch " + what + " from " + request.url() + ": ";
        return switch (failure) {
            case UnwelcomeStatus status when status.mayPass() -> EnvironmentError.passing(
                    start + "the server goes on answering " + status.getMessage() + ", perhaps you should try later",
                    status);
            case UnwelcomeStatus status -> EnvironmentError.lasting(start + "the server answers " + status.getMessage()
                    + ", perhaps you should check the registry's address", status);
            case SSLException tls -> EnvironmentError.lasting(start + tls.getMessage()
                    + ", perhaps you should name this machine's authorities in SSL_CERT_FILE", tls);
            case UnknownHostException unknown ->
                EnvironmentError.passing(start + "no such host: " + unknown.getMessage()
                        + ", perhaps you should check the network, or set HTTPS_PROXY", unknown);
            default -> EnvironmentError.passing(start + failure + ", perhaps you should check the network", failure);
        };
    }

    private static Response refuseDowngrade(Interceptor.Chain chain) throws IOException {
        boolean wasSecure = chain.call().request().isHttps();
        if (wasSecure && !chain.request().isHttps()) {
            throw new SSLHandshakeException("the server redirects from https to http");
        }
        return chain.proceed(chain.request());
    }

    private static @Nullable Request authenticate(MachineProxies proxies, Response response) {
        Request request = response.request();
        String credentials = proxies.credentials(request.url().scheme()).orElse("");
        int colon = credentials.indexOf(':');
        if (colon < 0 || request.header("Proxy-Authorization") != null) {
            return null;
        }
        return request.newBuilder()
                .header("Proxy-Authorization",
                        Credentials.basic(credentials.substring(0, colon), credentials.substring(colon + 1)))
                .build();
    }
}
