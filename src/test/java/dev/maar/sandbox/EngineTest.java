package dev.maar.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.problem.EnvironmentError;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    private Path folder;

    @Test
    void anEngineThatTakesConnectionsAndSaysNothingIsGivenUp() throws Exception {
        Path socket = folder.resolve("engine");
        // Nobody accepts: the kernel does, as for an engine whose every thread waits.
        try (var _ = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))) {
            assertThatExceptionOfType(EnvironmentError.class)
                    .isThrownBy(() -> Engine.connect("unix://" + socket, "test", Duration.ofMillis(200)))
                    .withMessageStartingWith("the Docker engine did not answer at unix://" + socket)
                    .withMessageEndingWith("perhaps you should start it again: ./maar does so by itself")
                    .matches(error -> !error.mayRetry());
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
