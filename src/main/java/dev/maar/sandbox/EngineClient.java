package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.failsafe.Failsafe;
import dev.failsafe.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to one engine. A call is answered in `patience` or given up, so that an engine that takes connections and says nothing
/// does not hold maar for ever.
record EngineClient(DockerClient client, Duration patience) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// No API version is set, so that any engine's is spoken: newer engines refuse old versions and old ones newer.
    static EngineClient of(String address, Duration patience) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address).build();
        var transport = new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(256)
                .connectionTimeout(CONNECT)
                .build();
        return new EngineClient(DockerClientImpl.getInstance(config, transport), patience);
    }

    /// Makes a call; what fails becomes an [dev.maar.problem.EnvironmentError] that begins with "the Docker engine could not" and `doing`, but
    /// an image or container that does not exist stays a `NotFoundException`.
    <T> T call(String doing, Function<DockerClient, T> call) {
        return EngineErrors.translated(this, doing, () -> inTime(call));
    }

    /// The same for a call whose failure is of no interest but that it failed.
    boolean answers() {
        try {
            var _ = inTime(engine -> engine.pingCmd().exec());
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// The transport's own time-out does not work on Unix sockets.
    private <T> T inTime(Function<DockerClient, T> call) {
        return Failsafe.with(Timeout.<T>builder(patience).withInterrupt().build()).get(() -> call.apply(client));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing the engine's client", e);
        }
    }
}
