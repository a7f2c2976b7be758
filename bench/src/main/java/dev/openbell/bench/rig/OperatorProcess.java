package dev.openbell.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The operator as {@code operator/run} starts it; its figures are the kernel's, from /proc. */
public final class OperatorProcess implements AutoCloseable {

    /** The operator's user in the audit log. */
    public static final String USER = "system:serviceaccount:openbell-system:openbell-operator";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int LAST_LINES = 15;
    private static final long KIBIBYTES = 1024;

    private final Process process;
    private final Path log;
    private final URI health;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant javaSince;

    private OperatorProcess(Process process, Path log, int port, Clock clock)
            throws InterruptedException {
        this.process = process;
        this.log = log;
        this.health = URI.create("http://127.0.0.1:" + port + "/q/health/");
        this.javaSince = awaitJava(clock);
    }

    /**
     * Starts it; it is not ready on return, but is the JVM already.
     *
     * @param root of the checkout
     * @param kubeconfig of an admin; the operator gets a token of its own service account
     * @param log gets what it prints
     */
    static OperatorProcess start(Path root, Path kubeconfig, Path log, Clock clock)
            throws InterruptedException {
        int port = freePort();
        var command =
                List.of(
                        root.resolve("operator/run").toString(),
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--port",
                        Integer.toString(port));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return new OperatorProcess(process, log, port, clock);
        } catch (IOException e) {
            throw new BenchException("operator/run could not be started", e);
        }
    }

    /** When the launcher had become the JVM. */
    public Instant javaSince() {
        return javaSince;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code if it has ended. */
    public @Nullable Integer exitCode() {
        return process.isAlive() ? null : process.exitValue();
    }

    /** Whether the JVM was started with a flag that begins so. */
    public boolean hasFlag(String flag) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.startsWith(flag));
    }

    /** Whether its health endpoint {@code live} or {@code ready} says UP. */
    public boolean is(String condition) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(health.resolve(condition))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until it is ready. */
    public OperatorProcess awaitReady() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!is("ready")) {
            mustLive();
            if (System.nanoTime() > end) {
                throw new BenchException(
                        "the operator is not ready after 2 minutes; " + lastLines());
            }
            Thread.sleep(Duration.ofMillis(5));
        }
        return this;
    }

    /** Fails with what it printed last when it has ended. */
    public void mustLive() {
        if (!process.isAlive()) {
            throw new BenchException(
                    "the operator has ended with code " + process.exitValue() + "; " + lastLines());
        }
    }

    /** User and system time since its start, in seconds. */
    public double cpuSeconds() {
        mustLive();
        return process.info()
                .totalCpuDuration()
                .map(d -> d.toNanos() / 1e9)
                .orElseThrow(() -> new BenchException("no CPU time of pid " + pid()));
    }

    /** Resident memory now, in MiB. */
    public double rssMib() {
        return status("VmRSS:");
    }

    /** The most resident memory so far, in MiB. */
    public double peakMib() {
        return status("VmHWM:");
    }

    /** Asks it to end, so that it gives its lease back; kills it after ten seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private Instant awaitJava(Clock clock) throws InterruptedException {
        var executable = Path.of("/proc", Long.toString(process.pid()), "exe");
        while (process.isAlive()) {
            try {
                if (Files.readSymbolicLink(executable).endsWith("java")) {
                    return clock.instant();
                }
            } catch (IOException e) {
                break;
            }
            Thread.sleep(Duration.ofMillis(1));
        }
        throw new BenchException("operator/run ended before it was a JVM; " + lastLines());
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "the end of its log " + log + ":\n" + String.join("\n", last);
        } catch (IOException e) {
            return "its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    private double status(String key) {
        mustLive();
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToDouble(Double::parseDouble)
                    .map(kibibytes -> kibibytes / KIBIBYTES)
                    .findFirst()
                    .orElseThrow(() -> new BenchException("no " + key + " of pid " + pid()));
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
