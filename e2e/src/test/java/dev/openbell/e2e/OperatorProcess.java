package dev.openbell.e2e;

import static org.awaitility.Awaitility.await;

import dev.openbell.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operator as a process: {@code operator/run}, so under its service account. It never outlives
 * this JVM. Its log is {@code target/operator-N.log}.
 */
final class OperatorProcess implements AutoCloseable {

    /** The user of the operator in the audit log. */
    static final String USER = "system:serviceaccount:openbell-system:openbell-operator";

    private static final Duration START = Duration.ofSeconds(120);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "operators"));
    }

    /** The folder of the operator, copied once for this JVM. */
    private static final class Copy {
        static final Path OPERATOR = Checkout.copyOfOperator();
    }

    private final Testbed testbed;
    private final Optional<URI> url;
    private final int port;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile Process process;
    private volatile boolean closed;

    private OperatorProcess(Testbed testbed, Optional<URI> url) {
        this.testbed = testbed;
        this.url = url;
        this.port = freePort();
        this.log = Checkout.target("operator-" + NUMBER.incrementAndGet() + ".log");
        delete(log);
        this.process = launch();
    }

    /** Starts one, and waits until it leads. */
    static OperatorProcess start(Testbed testbed) {
        return new OperatorProcess(testbed, Optional.empty()).untilLeading();
    }

    /** Starts one that reaches the API server by another URL, and waits until it leads. */
    static OperatorProcess start(Testbed testbed, URI url) {
        return new OperatorProcess(testbed, Optional.of(url)).untilLeading();
    }

    /** Starts one beside another that leads, and waits until it stands by. */
    static OperatorProcess startSecond(Testbed testbed) {
        return new OperatorProcess(testbed, Optional.empty()).untilReady();
    }

    /** Starts it again as it was; for a process that has ended. */
    OperatorProcess startAgain() {
        process = launch();
        return untilReady();
    }

    OperatorProcess untilLeading() {
        untilReady();
        await("the operator leads, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the operator ended, see " + log, () -> !process.isAlive())
                .until(this::isLeading);
        return this;
    }

    /**
     * Starts it again whenever it ends by itself, as a kubelet would: a leader that lost its lease
     * ends.
     */
    OperatorProcess supervised() {
        Thread.ofVirtual()
                .name("supervisor")
                .start(
                        () -> {
                            while (!closed) {
                                try {
                                    process.waitFor();
                                    TimeUnit.SECONDS.sleep(1);
                                } catch (InterruptedException e) {
                                    return;
                                }
                                if (!closed) {
                                    process = launch();
                                }
                            }
                        });
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    boolean isLive() {
        return answers("/q/health/live", "\"status\": \"UP\"");
    }

    boolean isLeading() {
        return answers("/q/health/ready", "\"Leading\"");
    }

    /** What the process said. */
    String said() {
        return Checkout.text(log);
    }

    /** Ends it as a crash would; the lease stays with the dead. */
    void kill9() {
        process.destroyForcibly();
        ended();
    }

    /** Asks it to end, as a kubelet does, and waits until it has. */
    void stop() {
        process.destroy();
        ended();
    }

    @Override
    public void close() {
        closed = true;
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }

    private void ended() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the operator did not end");
            }
            RUNNING.remove(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private OperatorProcess untilReady() {
        await("the operator is ready, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the operator ended, see " + log, () -> !process.isAlive())
                .until(() -> answers("/q/health/ready", "UP"));
        return this;
    }

    private boolean answers(String path, String content) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(content);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process launch() {
        var command = new ArrayList<String>();
        command.add(Copy.OPERATOR.resolve("run").toString());
        command.addAll(List.of("--kubeconfig", testbed.kubeconfig().toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        url.ifPresent(u -> command.addAll(List.of("--url", u.toString())));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        // A short lease, so that a test that kills a leader need not wait long for the next.
        environment.put("OPENBELL_LEASE_DURATION_SECONDS", "8");
        environment.put("OPENBELL_LEASE_RENEW_DEADLINE_SECONDS", "6");
        environment.put("OPENBELL_LEASE_RETRY_SECONDS", "1");
        environment.put("TMPDIR", temporary().toString());
        try {
            var launched = builder.start();
            RUNNING.add(launched);
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createDirectories(Checkout.target("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
