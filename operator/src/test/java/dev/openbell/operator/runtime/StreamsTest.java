package dev.openbell.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private final CountDownLatch answer = new CountDownLatch(1);
    private HttpServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/later",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('a');
                    exchange.getResponseBody().flush();
                    await();
                    exchange.close();
                });
        server.createContext(
                "/now",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        client = Streams.from(HttpClient.newBuilder()).build();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        client.shutdownNow();
        server.stop(0);
    }

    @Test
    void anAnswerThatHasBegunTakesItsPlaceUntilItsEnd() throws Exception {
        assertThat(connections()).isEqualTo(1);
        var bodies = bodies(Streams.PLACES);
        assertThat(connections()).isEqualTo(1);
        bodies.addAll(bodies(1));
        assertThat(connections()).isEqualTo(2);

        answer.countDown();
        for (var body : bodies) {
            assertThat(body.readAllBytes()).hasSize(1);
        }
        bodies(2 * Streams.PLACES);
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNotReadToItsEndFreesItsPlace() throws Exception {
        for (var body : bodies(Streams.PLACES)) {
            body.close();
        }
        bodies(1);
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void aRequestThatFailsFreesItsPlace() throws Exception {
        server.stop(0);
        for (int i = 0; i < 2 * Streams.PLACES; i++) {
            assertThat(client.sendAsync(request("/now"), BodyHandlers.discarding()))
                    .failsWithin(java.time.Duration.ofSeconds(10));
        }
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void requestsOneAfterAnotherNeedOneConnection() throws Exception {
        for (int i = 0; i < 2 * Streams.PLACES; i++) {
            assertThat(client.send(request("/now"), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }
        assertThat(connections()).isEqualTo(1);
    }

    private int connections() {
        return ((Streams) client).connections();
    }

    /** The bodies of so many answers, which have begun and do not end yet. */
    private List<InputStream> bodies(int count) throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<InputStream>>>();
        for (int i = 0; i < count; i++) {
            answers.add(client.sendAsync(request("/later"), BodyHandlers.ofInputStream()));
        }
        var bodies = new ArrayList<InputStream>();
        for (var begun : answers) {
            bodies.add(begun.get().body());
        }
        return bodies;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    private void await() {
        try {
            answer.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
