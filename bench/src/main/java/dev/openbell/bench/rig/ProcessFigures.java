package dev.openbell.bench.rig;

import dev.openbell.testbed.OperatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What an operator's process needs, as the kernel tells it in /proc, never as it tells itself. */
public final class ProcessFigures {

    private final OperatorProcess operator;
    private final Instant javaSince;

    private ProcessFigures(OperatorProcess operator, Instant javaSince) {
        this.operator = operator;
        this.javaSince = javaSince;
    }

    /** Of a process that was just launched; waits until the launcher has become the JVM. */
    static ProcessFigures of(OperatorProcess operator, Clock clock) throws InterruptedException {
        var executable = Path.of("/proc", Long.toString(operator.pid()), "exe");
        while (!isJava(operator, executable)) {
            Thread.sleep(Duration.ofMillis(1));
        }
        return new ProcessFigures(operator, clock.instant());
    }

    /** When the launcher had become the JVM. */
    public Instant javaSince() {
        return javaSince;
    }

    /** Whether the JVM was started with a flag that begins so. */
    public boolean hasFlag(String flag) {
        return operator.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.startsWith(flag));
    }

    /** User and system time since its start, in seconds. */
    public double cpuSeconds() {
        return kernel().cpuSeconds();
    }

    /** Resident memory now, in MiB. */
    public double rssMib() {
        return kernel().rssMib();
    }

    /** The most resident memory so far, in MiB. */
    public double peakMib() {
        return kernel().peakMib();
    }

    private static boolean isJava(OperatorProcess operator, Path executable) {
        try {
            return Files.readSymbolicLink(executable).endsWith("java");
        } catch (IOException gone) {
            operator.mustLive();
            return false;
        }
    }

    private KernelFigures kernel() {
        operator.mustLive();
        return ProcessHandle.of(operator.pid())
                .map(KernelFigures::new)
                .orElseThrow(() -> new BenchException("the operator has ended"));
    }
}
