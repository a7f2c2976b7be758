package dev.openbell.ai.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody at the other end of a socket. */
final class User implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reads;
    private final WebSocket socket;

    /** Connects; without a name no header is sent. */
    User(URI line, String name) {
        this(line, name, true);
    }

    /** One that does not read is not. */
    static User whoDoesNotRead(URI line, String name) {
        return new User(line, name, false);
    }

    private User(URI line, String name, boolean reads) {
        this.reads = reads;
        var builder = CLIENT.newWebSocketBuilder();
        if (!name.isEmpty()) {
            builder.header("X-Openbell-User", name);
        }
        socket =
                builder.buildAsync(URI.create(line.toString().replace("http:", "ws:")), this)
                        .join();
    }

    void ask(int id, String role, String text) {
        send(
                JSON.createObjectNode()
                        .put("type", "ask")
                        .put("id", id)
                        .put("role", role)
                        .put("text", text)
                        .toString());
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    JsonNode next() {
        try {
            var frame = frames.poll(20, TimeUnit.SECONDS);
            assertThat(frame).as("a frame within 20 s").isNotNull();
            return JSON.readTree(frame);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code with which the other end closed. */
    int closed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        closed();
    }

    /** Is gone without a word. */
    void vanish() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reads) {
            webSocket.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
