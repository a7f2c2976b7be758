package dev.openbell.operator.runtime;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP client that opens another connection when the one it has is full. A server allows so many
 * streams on one HTTP/2 connection, and the JDK's client fails a request beyond them; of the
 * lease's renewal that would end the process, at the very time when it has most to do.
 */
final class Streams extends HttpClient {

    /** kube-apiserver allows 100 ({@code --http2-max-streams-per-connection}). */
    static final int PLACES = 90;

    private final Supplier<HttpClient> another;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    /** A client of the JDK, which has one connection to a server that speaks HTTP/2. */
    private static final class Connection {
        final HttpClient client;
        final AtomicInteger taken = new AtomicInteger();

        Connection(HttpClient client) {
            this.client = client;
        }

        Optional<Place> place() {
            return taken.getAndUpdate(n -> n < PLACES ? n + 1 : n) < PLACES
                    ? Optional.of(new Place(this))
                    : Optional.empty();
        }
    }

    /** One stream, from the request until the end of the answer. */
    private static final class Place {
        final Connection connection;
        private final AtomicBoolean freed = new AtomicBoolean();

        Place(Connection connection) {
            this.connection = connection;
        }

        void free() {
            if (freed.compareAndSet(false, true)) {
                connection.taken.decrementAndGet();
            }
        }
    }

    /** Frees the place when the answer has ended, whichever side ends it. */
    private record Counted<T>(BodySubscriber<T> body, Place place) implements BodySubscriber<T> {
        @Override
        public CompletionStage<T> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body.onSubscribe(
                    new Flow.Subscription() {
                        @Override
                        public void request(long n) {
                            subscription.request(n);
                        }

                        @Override
                        public void cancel() {
                            place.free();
                            subscription.cancel();
                        }
                    });
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            body.onNext(item);
        }

        @Override
        public void onError(Throwable failure) {
            place.free();
            body.onError(failure);
        }

        @Override
        public void onComplete() {
            place.free();
            body.onComplete();
        }
    }

    /**
     * No connection is made yet.
     *
     * @param another makes a client, the same each time
     */
    Streams(Supplier<HttpClient> another) {
        this.another = another;
        connections.add(new Connection(another.get()));
    }

    /** The builder, but what it builds opens another connection when one is full. */
    static Builder from(Builder builder) {
        return (Builder)
                Proxy.newProxyInstance(
                        Streams.class.getClassLoader(),
                        new Class<?>[] {Builder.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("build")) {
                                return new Streams(builder::build);
                            }
                            method.invoke(builder, arguments);
                            return self;
                        });
    }

    /** How many connections there are. */
    int connections() {
        return connections.size();
    }

    private Place place() {
        return free().orElseGet(this::onAnother);
    }

    private Optional<Place> free() {
        return connections.stream().map(Connection::place).flatMap(Optional::stream).findFirst();
    }

    private synchronized Place onAnother() {
        return free().orElseGet(
                        () -> {
                            var connection = new Connection(another.get());
                            connections.add(connection);
                            return connection.place().orElseThrow();
                        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        return counted(handler, (client, body) -> client.sendAsync(request, body));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return counted(handler, (client, body) -> client.sendAsync(request, body, pushed));
    }

    // What is given back must be the JDK's own future: cancelling it ends the request.
    private <T> CompletableFuture<HttpResponse<T>> counted(
            BodyHandler<T> handler,
            BiFunction<HttpClient, BodyHandler<T>, CompletableFuture<HttpResponse<T>>> send) {
        var place = place();
        var answer =
                send.apply(
                        place.connection.client, info -> new Counted<>(handler.apply(info), place));
        answer.whenComplete(
                (response, failure) -> {
                    if (failure != null) {
                        place.free();
                    }
                });
        return answer;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return sendAsync(request, handler).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
        }
    }

    private HttpClient first() {
        return connections.getFirst().client;
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return first().newWebSocketBuilder();
    }

    @Override
    public void shutdownNow() {
        connections.forEach(connection -> connection.client.shutdownNow());
    }

    @Override
    public void close() {
        connections.forEach(connection -> connection.client.close());
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return first().cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return first().connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return first().followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return first().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return first().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return first().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return first().authenticator();
    }

    @Override
    public Version version() {
        return first().version();
    }

    @Override
    public Optional<Executor> executor() {
        return first().executor();
    }
}
