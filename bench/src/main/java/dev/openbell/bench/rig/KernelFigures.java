package dev.openbell.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel tells of a process that is alive.
 *
 * @param process not this JVM
 */
public record KernelFigures(ProcessHandle process) {

    private static final long KIBIBYTES = 1024;

    /** User and system time since its start, in seconds. */
    public double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(d -> d.toNanos() / 1e9)
                .orElseThrow(() -> missing("CPU time"));
    }

    /** Resident memory now, in MiB. */
    public double rssMib() {
        return status("VmRSS:");
    }

    /** The most resident memory so far, in MiB. */
    public double peakMib() {
        return status("VmHWM:");
    }

    private double status(String key) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToDouble(Double::parseDouble)
                    .map(kibibytes -> kibibytes / KIBIBYTES)
                    .findFirst()
                    .orElseThrow(() -> missing(key));
        } catch (IOException e) {
            throw new BenchException("the process " + process.pid() + " has ended", e);
        }
    }

    private BenchException missing(String what) {
        return new BenchException("no " + what + " of pid " + process.pid());
    }
}
