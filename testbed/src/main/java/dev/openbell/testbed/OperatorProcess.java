package dev.openbell.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The operator as a process of this machine: {@code operator/run}, so under its service account and
 * with the rights of {@code deploy/}. It never outlives this JVM.
 */
public final class OperatorProcess implements AutoCloseable {

    /** The operator's user in the audit log. */
    public static final String USER = "system:serviceaccount:openbell-system:openbell-operator";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofMillis(25);
    private static final long PATIENCE_SECONDS = 10;
    private static final int LAST_LINES = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How it is started.
     *
     * @param operator the folder {@code operator/} of a checkout in which it was built
     * @param kubeconfig of an admin; the operator gets a token of its own service account
     * @param log gets what it prints; what was there goes
     * @param url of the API server, where it is not the kubeconfig's, such as a proxy
     * @param environment settings beside those of this JVM
     */
    public record Launch(
            Path operator,
            Path kubeconfig,
            Path log,
            Optional<URI> url,
            Map<String, String> environment) {

        public Launch(Path operator, Path kubeconfig, Path log) {
            this(operator, kubeconfig, log, Optional.empty(), Map.of());
        }
    }

    private final Launch launch;
    private final int port;
    private final Path ownFolder;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread hook = new Thread(this::close, "operator-down");
    private volatile Process process;
    private volatile boolean closed;

    private OperatorProcess(Launch launch) {
        this.launch = launch;
        this.port = freePort();
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            Files.deleteIfExists(launch.log());
            this.ownFolder = Files.createTempDirectory("openbell-operator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launched();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it; it is not ready yet on return. */
    public static OperatorProcess start(Launch launch) {
        return new OperatorProcess(launch);
    }

    /** Starts it again as it was, after it has ended. */
    public OperatorProcess startAgain() {
        process = launched();
        return this;
    }

    /** Starts it again whenever it ends by itself, as a kubelet would. */
    public OperatorProcess supervised() {
        Thread.ofVirtual().name("supervisor").start(this::supervise);
        return this;
    }

    /** Waits until it leads, or stands by behind another that does. */
    public OperatorProcess awaitReady() {
        return await("ready", this::isReady);
    }

    public OperatorProcess awaitLeading() {
        return await("leading", this::isLeading);
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle.Info info() {
        return process.info();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What its liveness probe says. */
    public boolean isLive() {
        return answers("live", "");
    }

    /** What its readiness probe says. */
    public boolean isReady() {
        return answers("ready", "");
    }

    public boolean isLeading() {
        return answers("ready", "\"Leading\"");
    }

    /**
     * @throws TestbedException with what it printed last when it has ended
     */
    public void mustLive() {
        if (!process.isAlive()) {
            throw new TestbedException(
                    "the operator ended with code " + process.exitValue() + "; " + lastLines());
        }
    }

    /** Ends it as a crash would; the lease stays with the dead. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /** Asks it to end, so that it gives its lease back; kills it after ten seconds. */
    public void stop() {
        process.destroy();
        ended();
    }

    /** Stops it for good; the token that it was given goes, too. */
    @Override
    public void close() {
        closed = true;
        stop();
        http.close();
        removeOwnFolder();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook itself closes it, or finds nothing left to close.
        }
    }

    private void ended() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            while (!closed) {
                process.waitFor();
                TimeUnit.SECONDS.sleep(1);
                if (!closed) {
                    process = launched();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OperatorProcess await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try {
            while (!reached.getAsBoolean()) {
                mustLive();
                if (System.nanoTime() > end) {
                    throw new TestbedException(
                            "the operator was not "
                                    + what
                                    + " within "
                                    + LONGEST_START.toSeconds()
                                    + " s; "
                                    + lastLines());
                }
                Thread.sleep(TURN);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedException("interrupted while the operator started", e);
        }
    }

    private boolean answers(String probe, String content) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/q/health/" + probe))
                        .timeout(LONGEST_ANSWER)
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(content);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process launched() {
        var command = new ArrayList<String>();
        command.add(launch.operator().resolve("run").toString());
        command.addAll(List.of("--kubeconfig", launch.kubeconfig().toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        launch.url().ifPresent(url -> command.addAll(List.of("--url", url.toString())));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        builder.environment().put("TMPDIR", ownFolder.toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new TestbedException("operator/run could not be started", e);
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(launch.log());
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "the end of its log "
                    + launch.log()
                    + ":\n"
                    + last.stream()
                            .map(OperatorProcess::sentence)
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "its log " + launch.log() + " cannot be read: " + e.getMessage();
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

    private void removeOwnFolder() {
        try (var files = Files.walk(ownFolder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A token that ends by itself within a day stays in the temporary folder.
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
