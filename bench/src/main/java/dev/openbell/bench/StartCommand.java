package dev.openbell.bench;

import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From the start of the process to its first write, and the memory that it needs then. */
@Command(
        name = "start",
        description = {
            "Starts the operator with N settled clusters and one that was created while no operator ran, and"
                    + " measures from the start of the JVM to its first write, which is for that one.",
            ""
        })
final class StartCommand implements Callable<Integer> {

    private static final double GOAL_START_MS = 1500;
    private static final double GOAL_IDLE_MIB = 200;
    private static final double GOAL_MANY_MIB = 400;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BEFORE_MEMORY = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "0",
            description = "Clusters like samples/desk.yaml that exist; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--starts",
            paramLabel = "K",
            defaultValue = "5",
            description = "How often it is started; default: ${DEFAULT-VALUE}.")
    private int starts;

    StartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        try (Rig rig = surroundings.rig("start", options, options.qpsOr(Surroundings.RAISED_QPS))) {
            if (objects > 0) {
                var platforms = new Platforms(rig, "desk", Shape.DESK, 0);
                rig.startOperator().awaitReady();
                platforms.create(objects);
                platforms.awaitReady(objects);
            }
            var waiting = new Platforms(rig, "late", Shape.DESK, 0);
            waiting.prepare(starts);
            var ready = new ArrayList<Double>();
            var first = new ArrayList<Double>();
            for (int start = 0; start < starts; start++) {
                Settling.awaitRest(rig, objects);
                rig.stopOperator();
                rig.client().resource(waiting.platform(start)).create();
                var mark = rig.log().mark();
                var operator = rig.startOperator();
                operator.awaitReady();
                ready.add(
                        Duration.between(rig.figures().javaSince(), rig.clock().instant()).toNanos()
                                / 1e6);
                var write = firstWrite(rig, mark);
                first.add(Requests.millis(rig.figures().javaSince(), write));
                rig.progress()
                        .say(
                                "start %d of %d: first write after %.0f ms"
                                        .formatted(start + 1, starts, first.getLast()));
            }
            Settling.awaitRest(rig, objects);
            rig.progress().sleep("memory when quiet", BEFORE_MEMORY);
            print(rig, Percentiles.of(ready), first, load);
            return 0;
        }
    }

    private void print(Rig rig, Percentiles ready, List<Double> first, double load) {
        double rss = rig.figures().rssMib();
        var toFirst = Percentiles.of(first);
        var line =
                surroundings
                        .line("start")
                        .put("objects", objects)
                        .put("starts", starts)
                        .put("first_write_p50_ms", toFirst.p50())
                        .put("first_write_min_ms", first.stream().reduce(Math::min).orElseThrow())
                        .put("first_write_max_ms", toFirst.max())
                        .put("ready_p50_ms", ready.p50())
                        .put("ready_max_ms", ready.max())
                        .put("operator_rss_mib", rss)
                        .put("operator_peak_mib", rig.figures().peakMib())
                        .put("aot_cache", rig.figures().hasFlag("-XX:AOTCache="));
        surroundings.print(line, load, rig);
        Surroundings.goal(rig.progress(), "first write in ms, p50", toFirst.p50(), GOAL_START_MS);
        Surroundings.goal(
                rig.progress(), "RSS in MiB", rss, objects == 0 ? GOAL_IDLE_MIB : GOAL_MANY_MIB);
    }

    private static AuditEvent firstWrite(Rig rig, AuditLog.Mark mark) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            rig.operator().mustLive();
            var writes =
                    Requests.by(OperatorProcess.USER, rig.log(), mark).stream()
                            .filter(AuditEvent::isWrite)
                            .min((a, b) -> a.received().compareTo(b.received()));
            if (writes.isPresent()) {
                return writes.get();
            }
            Thread.sleep(Duration.ofMillis(200));
        }
        throw new BenchException("the operator wrote nothing within two minutes of its start");
    }
}
