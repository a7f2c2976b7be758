package dev.openbell.bench;

import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.Hours;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Schedules;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What nobody touches: the operator must not write, neither in time nor on a second look. */
@Command(
        name = "idle",
        description = {
            "Counts the operator's writes while nothing changes: over some minutes, and while a new operator"
                    + " process looks at all of it again. Its lease is not counted.",
            ""
        })
final class IdleCommand implements Callable<Integer> {

    /** What there is many of. */
    enum Kind {
        CLUSTERS,
        SCHEDULES
    }

    private static final Duration SECOND_LOOK = Duration.ofSeconds(30);
    private static final Duration SECOND_LOOK_EACH = Duration.ofMillis(5);

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many there are; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "clusters",
            description =
                    "Of what: clusters like samples/desk.yaml, or schedules that no cluster follows."
                            + " Default: ${DEFAULT-VALUE}.")
    private Kind kind = Kind.CLUSTERS;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "10",
            description = "How long nothing changes; default: ${DEFAULT-VALUE}.")
    private int minutes;

    IdleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private void create(Rig rig) throws InterruptedException {
        switch (kind) {
            case CLUSTERS -> {
                var platforms = new Platforms(rig, "desk", Shape.DESK, 0);
                platforms.create(objects);
                platforms.awaitReady(objects);
            }
            case SCHEDULES ->
                    new Schedules(rig, objects).create(Hours.farFrom(rig.clock().instant()));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        try (Rig rig = surroundings.rig("idle", options, options.qpsOr(Surroundings.RAISED_QPS))) {
            rig.startOperator().awaitReady();
            create(rig);
            Settling.awaitRest(rig, objects);

            rig.progress().say("nothing changes for " + minutes + " min");
            var start = rig.log().mark();
            double cpu = rig.figures().cpuSeconds();
            rig.progress().sleep("idle", Duration.ofMinutes(minutes));
            cpu = rig.figures().cpuSeconds() - cpu;
            var requests = Requests.by(OperatorProcess.USER, rig.log(), start);
            var writes = requests.stream().filter(AuditEvent::isWrite).toList();
            double rss = rig.figures().rssMib();
            double peak = rig.figures().peakMib();

            var again = rig.log().mark();
            rig.startOperator().awaitReady();
            rig.progress()
                    .sleep(
                            "a new operator looks at everything",
                            SECOND_LOOK.plus(SECOND_LOOK_EACH.multipliedBy(objects)));
            var second = Requests.by(OperatorProcess.USER, rig.log(), again);
            var rewrites = second.stream().filter(AuditEvent::isWrite).toList();

            var line =
                    surroundings
                            .line("idle")
                            .put("kind", kind.name().toLowerCase(Locale.ROOT))
                            .put("objects", objects)
                            .put("minutes", minutes)
                            .put("writes", writes.size())
                            .put("writes_by_kind", Requests.byKind(writes))
                            .put("writes_of_second_look", rewrites.size())
                            .put("writes_of_second_look_by_kind", Requests.byKind(rewrites))
                            .put("requests", requests.size())
                            .put("requests_by_kind", Requests.byKind(requests))
                            .put("requests_per_s", requests.size() / (minutes * 60.0))
                            .put("requests_of_second_look", second.size())
                            .put("operator_cpu_s", cpu)
                            .put("share_of_one_core", cpu / (minutes * 60.0))
                            .put("operator_rss_mib", rss)
                            .put("operator_peak_mib", peak);
            surroundings.print(line, load, rig);
            Surroundings.goal(rig.progress(), "writes", writes.size() + rewrites.size(), 0);
            return writes.isEmpty() && rewrites.isEmpty() ? 0 : 1;
        }
    }
}
