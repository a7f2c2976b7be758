package dev.openbell.bench;

import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.bench.figures.Distinct;
import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.BareNotes;
import dev.openbell.bench.load.House;
import dev.openbell.bench.load.Platforms;
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
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** News in the middle of a session: how long until everybody is told that the market is closed? */
@Command(
        name = "closure",
        description = {
            "A closure is put into the one MarketCalendar that all schedules name, in the middle of a session:"
                    + " how long until each TradingSchedule says Closed and the timetable of each cluster is"
                    + " written, beside the time of a bare client for as many patches of the same objects."
                    + " Each schedule has a cluster with one component, in a namespace of their own.",
            ""
        })
final class ClosureCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double GOAL_P99_MS = 2000;
    private static final String CLOSED = "Closed";

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "Schedules, with a cluster each; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            defaultValue = "1",
            description = "Pods of each cluster, which go; default: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(
            names = "--closures",
            paramLabel = "K",
            defaultValue = "1",
            description = "Closures, one after another, a result each; default: ${DEFAULT-VALUE}.")
    private int closures;

    ClosureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        int qps = options.qpsOr(Surroundings.RAISED_QPS);
        try (Rig rig = surroundings.rig("closure", options, qps)) {
            var platforms = new Platforms(rig, "desk", Shape.TRADING, replicas, 1);
            House.open(rig);
            rig.startOperator().awaitReady();
            platforms.create(objects);
            platforms.setHours(objects, House.hours());
            platforms.awaitReady(objects);
            Settling.awaitRest(rig, objects);
            rig.stopOperator();
            var bare = BareRounds.measure(rig, new BareNotes(rig, platforms, objects));
            rig.startOperator().awaitReady();
            boolean complete = true;
            for (int number = 1; number <= closures; number++) {
                House.open(rig);
                Settling.awaitRest(rig, objects);
                complete &= close(rig, number, bare, load);
            }
            return complete ? 0 : 1;
        }
    }

    private boolean close(Rig rig, int number, Map<Integer, Number> bare, double load)
            throws InterruptedException {
        var mark = rig.log().mark();
        double cpu = rig.figures().cpuSeconds();
        var pushed = rig.clock().instant();
        House.close(rig);
        awaitNews(rig, mark, pushed);
        cpu = rig.figures().cpuSeconds() - cpu;
        var news = Requests.matching(rig.log(), mark, event -> event.isBy(OperatorProcess.USER));
        long closed = closed(rig);

        var states = lateness(news, Requests::isScheduleStatus, pushed);
        var timetables = lateness(news, Requests::isTimetable, pushed);
        var scaled = lateness(news, Requests::isReplicasWrite, pushed);
        double best = BareRounds.best(bare);
        var line =
                surroundings
                        .line("closure")
                        .put("objects", objects)
                        .put("replicas", replicas)
                        .put("number", number);
        put(line, "schedule_state_", states);
        put(line, "timetable_", timetables);
        put(line, "replicas_", scaled);
        line.put("schedules_not_closed", objects - closed)
                .put("timetables_not_written", objects - timetables.size())
                .put("writes", news.stream().filter(AuditEvent::isWrite).count())
                .put("bare_client_max_ms", best)
                .put("bare_client_writes", 2 * objects)
                .put("bare_client_rounds_ms", bare)
                .put("operator_cpu_s", cpu)
                .put("operator_rss_mib", rig.figures().rssMib())
                .put("operator_peak_mib", rig.figures().peakMib())
                .put("pods", "simulated")
                .put("pushed", pushed.toString());
        if (!states.isEmpty() && !timetables.isEmpty()) {
            double p99 =
                    Math.max(
                            Percentiles.of(states.values()).p99(),
                            Percentiles.of(timetables.values()).p99());
            double last =
                    Math.max(
                            Percentiles.of(states.values()).max(),
                            Percentiles.of(timetables.values()).max());
            line.put("ratio_to_bare_client", last / best);
            Surroundings.goal(rig.progress(), "p99 of state and timetable", p99, GOAL_P99_MS);
        }
        surroundings.print(line, load, rig);
        return closed == objects && timetables.size() == objects;
    }

    private static void put(JsonLine line, String prefix, Map<String, Double> late) {
        if (!late.isEmpty()) {
            line.putMillis(prefix, Percentiles.of(late.values()));
        }
    }

    /** Until each schedule and each timetable was written, and then until all schedules say so. */
    private void awaitNews(Rig rig, AuditLog.Mark mark, Instant pushed)
            throws InterruptedException {
        var states = new Distinct(rig.log(), mark, Requests::isScheduleStatus);
        var timetables = new Distinct(rig.log(), mark, Requests::isTimetable);
        var end = pushed.plus(LONGEST);
        while (rig.clock().instant().isBefore(end)) {
            Thread.sleep(LOOK);
            rig.operator().mustLive();
            int told = Math.min(states.count(), timetables.count());
            if (told >= objects && closed(rig) == objects) {
                return;
            }
            rig.progress().maybe("told: " + told + " of " + objects);
        }
    }

    private static long closed(Rig rig) {
        return rig
                .client()
                .resources(TradingSchedule.class)
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .filter(
                        schedule ->
                                schedule.getStatus() != null
                                        && CLOSED.equals(schedule.getStatus().state()))
                .count();
    }

    /** Milliseconds until the last such write of each object. */
    private static Map<String, Double> lateness(
            List<AuditEvent> writes, Predicate<AuditEvent> wanted, Instant from) {
        var last = new HashMap<String, Double>();
        writes.stream()
                .filter(wanted)
                .forEach(
                        write ->
                                last.merge(
                                        write.namespace() + "/" + write.name(),
                                        Requests.millis(from, write),
                                        Math::max));
        return last;
    }
}
