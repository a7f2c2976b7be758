package dev.openbell.bench;

import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.BareClient;
import dev.openbell.bench.load.House;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Platforms.Address;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One edit that moves many clusters at once: how late is each, and how late would a bare client
 * have been?
 */
@Command(
        name = "storm",
        description = {
            "A closure is taken out of the one MarketCalendar that all schedules name: how long until each"
                    + " cluster's replicas are written, beside the time of a bare client for as many patches on"
                    + " the same rig.",
            ""
        })
final class StormCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double GOAL_RATIO = 1.5;

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "Clusters that are moved; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            split = ",",
            defaultValue = "10",
            description =
                    "Pods that each component gets, one or several numbers after one another; default: ${DEFAULT-VALUE}.")
    private List<Integer> replicas = List.of();

    @Option(
            names = "--split",
            description =
                    "Also a learning component, which rests in the session: two writes per cluster.")
    private boolean split;

    @Option(
            names = "--storms",
            paramLabel = "K",
            defaultValue = "1",
            description =
                    "Storms, one after another, for each number of pods, a result each; default: ${DEFAULT-VALUE}.")
    private int storms;

    StormCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        var shape = shape();
        int wanted = objects * shape.switched().size();
        try (Rig rig = surroundings.rig("storm", options, options.qpsOr(0))) {
            var platforms = new Platforms(rig, "desk", shape, replicas.getFirst());
            rig.startOperator().awaitReady();
            House.close(rig);
            platforms.create(objects);
            platforms.setHours(objects, House.hours());
            platforms.awaitReady(objects);
            Settling.awaitRest(rig, objects);
            boolean complete = true;
            for (int number = 0; number < replicas.size(); number++) {
                int pods = replicas.get(number);
                if (number > 0) {
                    rest(rig, wanted);
                    platforms.resize(objects, pods);
                }
                rig.stopOperator();
                var bare =
                        BareRounds.measure(
                                rig, new BareClient(rig, platforms, shape, objects, pods));
                rig.startOperator().awaitReady();
                Settling.awaitRest(rig, wanted);
                for (int storm = 0; storm < storms; storm++) {
                    if (storm > 0) {
                        rest(rig, wanted);
                    }
                    complete &= blow(rig, pods, bare, load);
                }
            }
            return complete ? 0 : 1;
        }
    }

    /** Until the day is closed again, and its pods are gone. */
    private static void rest(Rig rig, int wanted) throws InterruptedException {
        House.close(rig);
        Settling.awaitRest(rig, wanted);
    }

    private boolean blow(Rig rig, int pods, Map<Integer, Number> bare, double load)
            throws InterruptedException {
        var shape = shape();
        int wanted = objects * shape.switched().size();
        var mark = rig.log().mark();
        var moved = rig.clock().instant();
        House.open(rig);
        double cpu = rig.figures().cpuSeconds();
        List<AuditEvent> writes = awaitWrites(rig, mark, wanted, moved);
        cpu = rig.figures().cpuSeconds() - cpu;

        var last = new HashMap<Address, Double>();
        for (var write : writes) {
            last.merge(Platforms.addressOf(write), Requests.millis(moved, write), Math::max);
        }
        var line = surroundings.line("storm").put("objects", objects).put("replicas", pods);
        if (!last.isEmpty()) {
            var millis = Percentiles.of(last.values());
            double best = BareRounds.best(bare);
            line.putMillis("", millis)
                    .put("writes_per_object", (double) writes.size() / last.size())
                    .put("bare_client_max_ms", best)
                    .put("operator_cpu_s", cpu)
                    .put("operator_rss_mib", rig.figures().rssMib())
                    .put("operator_peak_mib", rig.figures().peakMib())
                    .put("ratio_to_bare_client", millis.max() / best);
            judge(rig, millis, best);
        }
        int missing = wanted - components(writes);
        line.put("components_per_object", shape.switched().size())
                .put("components_not_written", missing)
                .put("bare_client_rounds_ms", bare)
                .put("shape", shape.name().toLowerCase(Locale.ROOT))
                .put("pods", "simulated")
                .put("moved", moved.toString());
        surroundings.print(line, load, rig);
        return missing == 0;
    }

    private Shape shape() {
        return split ? Shape.SPLIT : Shape.TRADING;
    }

    private static void judge(Rig rig, Percentiles millis, double bare) {
        Surroundings.goal(
                rig.progress(),
                "last write, in times of the bare client's",
                millis.max() / bare,
                GOAL_RATIO);
    }

    /** The operator's replicas writes up to the time when every component has one. */
    private List<AuditEvent> awaitWrites(Rig rig, AuditLog.Mark mark, int wanted, Instant moved)
            throws InterruptedException {
        var end = moved.plus(LONGEST);
        while (true) {
            Thread.sleep(LOOK);
            var writes =
                    Requests.matching(
                            rig.log(),
                            mark,
                            event ->
                                    event.isBy(OperatorProcess.USER)
                                            && Requests.isReplicasWrite(event));
            rig.operator().mustLive();
            int written = components(writes);
            if (written >= wanted || rig.clock().instant().isAfter(end)) {
                return writes;
            }
            rig.progress().maybe("written: " + written + " of " + wanted);
        }
    }

    private static int components(List<AuditEvent> writes) {
        return (int)
                writes.stream()
                        .map(write -> write.namespace() + "/" + write.name())
                        .distinct()
                        .count();
    }
}
