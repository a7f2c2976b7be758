package dev.openbell.operator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.openbell.contract.Report;
import dev.openbell.operator.reports.Heard.Silence;
import dev.openbell.operator.reports.ReportReader.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String GOOD = "{\"users\":3,\"sessions\":4}";

    private final ReportReader reader =
            new ReportReader(4, LIMIT, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<HttpServer> pods = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        pods.forEach(pod -> pod.stop(0));
        threads.shutdownNow();
        reader.close();
    }

    @Test
    void whatPodsAnswerIsHeardInOrder() throws Exception {
        var heard =
                reader.ask(
                        List.of(
                                question("a", answering(200, GOOD)),
                                question("b", answering(200, GOOD.replace("3", "7")))));
        assertThat(heard).extracting(Heard::pod).containsExactly("a", "b");
        assertThat(heard)
                .extracting(pod -> pod.last().map(Report::users).orElse(-1))
                .containsExactly(3, 7);
        assertThat(heard).allSatisfy(pod -> assertThat(pod.at()).isEqualTo(NOW));
    }

    @Test
    void whatWasKnownStaysWhenAPodIsNotHeard() throws Exception {
        var before = reader.ask(List.of(question("a", answering(200, GOOD)))).getFirst();
        var after = reader.ask(List.of(new Question(before, answering(500, "no")))).getFirst();
        assertThat(after.last()).isEqualTo(before.last());
        assertThat(after.at()).isEqualTo(NOW);
        assertThat(after.silence()).contains(Silence.NoAnswer);
    }

    @Test
    void eachKindOfSilenceIsTold() throws Exception {
        assertThat(silence(answering(404, ""))).isEqualTo(Silence.NotImplemented);
        assertThat(silence(answering(200, "<html>"))).isEqualTo(Silence.NotUnderstood);
        assertThat(silence(answering(200, "{\"users\":-5,\"sessions\":0}")))
                .isEqualTo(Silence.NotUnderstood);
        assertThat(silence(answering(302, ""))).isEqualTo(Silence.NoAnswer);
        assertThat(silence(nobody())).isEqualTo(Silence.NoAnswer);
    }

    @Test
    void aPodThatHangsTricklesOrFloodsCostsItsOwnTimeOnly() throws Exception {
        var asked =
                List.of(
                        question("hangs", serving(exchange -> end.await())),
                        question("trickles", serving(this::trickle)),
                        question("floods", serving(ReportReaderTest::flood)),
                        question("honest", answering(200, GOOD)));
        long began = System.nanoTime();
        var heard = reader.ask(asked);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT.multipliedBy(4));
        assertThat(heard.get(0).silence()).contains(Silence.NoAnswer);
        assertThat(heard.get(1).silence()).contains(Silence.NoAnswer);
        assertThat(heard.get(2).silence()).contains(Silence.NotUnderstood);
        assertThat(heard.get(3).last()).isPresent();
    }

    @Test
    void noMoreThanSoManyAreAskedAtOnce() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var pod =
                serving(
                        exchange -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            Thread.sleep(20);
                            atOnce.decrementAndGet();
                            answer(exchange, 200, GOOD);
                        });
        var asked = new ArrayList<Question>();
        for (int i = 0; i < 40; i++) {
            asked.add(question("p" + i, pod));
        }
        assertThat(reader.ask(asked)).allSatisfy(h -> assertThat(h.last()).isPresent());
        assertThat(most.get()).isBetween(2, 4);
    }

    private Silence silence(URI pod) throws InterruptedException {
        return reader.ask(List.of(question("a", pod))).getFirst().silence().orElseThrow();
    }

    private static Question question(String pod, URI management) {
        return new Question(Heard.nothing(pod, true), management);
    }

    private URI answering(int status, String body) throws IOException {
        return serving(exchange -> answer(exchange, status, body));
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private URI serving(Handler handler) throws IOException {
        var pod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pod.setExecutor(threads);
        pod.createContext(
                "/openbell/v1/report",
                exchange -> {
                    try (exchange) {
                        handler.handle(exchange);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        pod.start();
        pods.add(pod);
        return URI.create("http://127.0.0.1:" + pod.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void trickle(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        while (end.getCount() > 0) {
            body.write(' ');
            body.flush();
            Thread.sleep(50);
        }
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        var chunk = new byte[64 * 1024];
        for (int i = 0; i < 1000; i++) {
            body.write(chunk);
        }
    }

    /** A port at which nobody listens. */
    private static URI nobody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
