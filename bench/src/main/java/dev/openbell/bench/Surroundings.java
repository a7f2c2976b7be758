package dev.openbell.bench;

import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Progress;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;

/**
 * What a command is given: the clock, where results go, and where progress goes.
 *
 * @param results one JSON object a line
 * @param progress for people
 */
record Surroundings(Clock clock, PrintStream results, PrintStream progress) {

    /** With this, 1,000 pods are Ready in some seconds; Kubernetes' default takes a minute. */
    static final int RAISED_QPS = 100;

    Progress progress(String name) {
        return new Progress(progress, name);
    }

    Rig rig(String name, RigOptions options, int qps) throws InterruptedException {
        return Rig.up("bench-" + name, options, qps, clock, progress(name));
    }

    /** A rig without Openbell. */
    Rig emptyRig(String name, RigOptions options, int qps) {
        return Rig.empty("bench-" + name, options, qps, clock, progress(name));
    }

    /** A result of this machine, now; commands add their figures. */
    JsonLine line(String name) {
        return new JsonLine().put("bench", name);
    }

    /** Prints a result with what one should know of the machine when reading it. */
    void print(JsonLine line, double loadBefore, Rig rig) {
        line.put("load_before", loadBefore)
                .put("cpus", Runtime.getRuntime().availableProcessors())
                .put("controllers_qps", rig.qps())
                .put("at", clock.instant().toString());
        results.println(line);
        results.flush();
    }

    /** Says on stderr whether a goal is met; a goal that is missed is a figure, not a failure. */
    static void goal(Progress progress, String what, double figure, double most) {
        progress.say(
                "%s: %s, goal at most %s: %s"
                        .formatted(
                                what,
                                JsonLine.rounded(figure),
                                JsonLine.rounded(most),
                                figure <= most ? "met" : "MISSED"));
    }

    /** The machine's load of the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new BenchException(otherwise);
        }
    }
}
