package dev.openbell.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator as a process of this machine, under the role that deploy/ gives it. */
final class OperatorProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TAIL = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final Path ownFolder;
    private final int port;

    private OperatorProcess(Process process, Path log, Path ownFolder, int port) {
        this.process = process;
        this.log = log;
        this.ownFolder = ownFolder;
        this.port = port;
    }

    /** Starts it; its token goes into a folder that {@link #close} removes. */
    static OperatorProcess start(Path root, Path kubeconfig, Path log) {
        try {
            int port = freePort();
            Files.createDirectories(log.getParent());
            var ownFolder = Files.createTempDirectory("openbell-demo");
            var builder =
                    new ProcessBuilder(
                                    root.resolve("operator/run").toString(),
                                    "--kubeconfig",
                                    kubeconfig.toString(),
                                    "--port",
                                    String.valueOf(port))
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(log.toFile());
            builder.environment().put("TMPDIR", ownFolder.toString());
            return new OperatorProcess(builder.start(), log, ownFolder, port);
        } catch (IOException e) {
            throw new DemoException("The operator cannot be started: " + e.getMessage());
        }
    }

    /** Returns when it says that it is ready. */
    void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                check();
                if (System.nanoTime() > deadline) {
                    throw new DemoException(
                            "The operator was not ready within "
                                    + PATIENCE.toSeconds()
                                    + " s; its log is "
                                    + log
                                    + ".");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // does not listen yet
        }
    }

    /** Ends the demo when the operator has ended. */
    void check() {
        if (!process.isAlive()) {
            throw new DemoException(
                    "The operator ended by itself with code "
                            + process.exitValue()
                            + "; the end of "
                            + log
                            + ":\n"
                            + String.join("\n", tail()));
        }
    }

    private List<String> tail() {
        try {
            var lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
                    .map(OperatorProcess::sentence)
                    .toList();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    /** A line of the log is JSON; its message tells enough, and the file has the rest. */
    private static String sentence(String line) {
        try {
            var json = JSON.readTree(line);
            return "  " + json.path("level").asText() + "  " + json.path("message").asText(line);
        } catch (JsonProcessingException e) {
            return "  " + line;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(ownFolder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // A token that ends by itself within a day stays in the temporary folder.
        }
    }
}
