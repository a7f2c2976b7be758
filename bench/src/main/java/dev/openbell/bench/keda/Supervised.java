package dev.openbell.bench.keda;

import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.KernelFigures;
import dev.openbell.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that is started again when it has ended, as a kubelet would, and the sum of what all
 * its lives took. It ends with the testbed at the latest.
 */
public final class Supervised {

    private static final int MOST_RESTARTS = 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Testbed testbed;
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Process process;
    private int restarts;
    private double cpuOfFormerLives;
    private double cpuOfThisLife;

    private Supervised(
            Testbed testbed,
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log) {
        this.testbed = testbed;
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launched();
    }

    /**
     * Starts it.
     *
     * @param command names something in the folder of the testbed
     * @param environment beside that of this JVM
     */
    static Supervised start(
            Testbed testbed,
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log) {
        return new Supervised(testbed, name, command, environment, log);
    }

    /** Looks after it: to be called often, or CPU time of a life that ends is lost. */
    public void tend() {
        if (process.isAlive()) {
            cpuOfThisLife =
                    process.info()
                            .totalCpuDuration()
                            .map(d -> d.toNanos() / 1e9)
                            .orElse(cpuOfThisLife);
            return;
        }
        if (restarts >= MOST_RESTARTS) {
            throw new BenchException(
                    "%s has ended %d times; its log: %s".formatted(name, restarts + 1, log));
        }
        restarts++;
        cpuOfFormerLives += cpuOfThisLife;
        cpuOfThisLife = 0;
        process = launched();
    }

    /** From now on starts are counted that nobody expects. */
    void isReady() {
        restarts = 0;
    }

    /** How often it was started again since it was ready. */
    public int restarts() {
        return restarts;
    }

    /** User and system time of all its lives, in seconds. */
    public double cpuSeconds() {
        tend();
        return cpuOfFormerLives + cpuOfThisLife;
    }

    /** Memory of the life that it is in. */
    public KernelFigures memory() {
        return new KernelFigures(process.toHandle());
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launched() {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            testbed.adopt(name, started.pid());
            return started;
        } catch (IOException e) {
            throw new BenchException(command.getFirst() + " could not be started", e);
        }
    }
}
