package dev.maar.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// One session of WebDriver BiDi: commands and their answers, and what the browser tells by itself. Threads may share it.
final class BidiSession implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_SECONDS = 60;

    private final OkHttpClient client = new OkHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Consumer<JsonNode> events;
    private final WebSocket socket;

    /// Begins a session; `events` is called with every event, method and parameters, on a thread of the socket's.
    BidiSession(String address, Consumer<JsonNode> events) {
        this.events = events;
        socket = client.newWebSocket(new Request.Builder().url(address + "/session").build(), new Listener());
        command("session.new", Map.of("capabilities", Map.of()));
    }

    /// The command's result.
    ///
    /// @throws Refused if the browser answers that it does not do it, such as for a page that was left meanwhile
    JsonNode command(String method, Map<String, ?> parameters) {
        int id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", JSON.valueToTree(parameters));
        socket.send(command.toString());
        try {
            return answer.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Refused(method + " " + parameters, e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer: " + method + " " + parameters, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method, e);
        }
    }

    @Override
    public void close() {
        socket.cancel();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// The browser's answer that it does not do what it was told to.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String command, Throwable answer) {
            super(command, answer);
        }
    }

    private final class Listener extends WebSocketListener {
        @Override
        public void onMessage(WebSocket from, String text) {
            JsonNode message;
            try {
                message = JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
            CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
            if (answer == null) {
                events.accept(message);
            } else if (message.path("type").asText().equals("success")) {
                answer.complete(message.path("result"));
            } else {
                answer.completeExceptionally(new IllegalStateException(text));
            }
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
            waiting.values().forEach(answer -> answer.completeExceptionally(failure));
        }
    }
}
