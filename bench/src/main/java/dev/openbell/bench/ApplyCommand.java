package dev.openbell.bench;

import static java.util.stream.Collectors.groupingBy;

import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Platforms.Address;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * New clusters beside many that exist: how long until the operator has written all their children?
 */
@Command(
        name = "apply",
        description = {
            "With N settled clusters like samples/desk.yaml, applies new ones, one a second, and measures from"
                    + " the apply of each to the operator's last write of a child of it.",
            ""
        })
final class ApplyCommand implements Callable<Integer> {

    private static final double GOAL_P99_MS = 1000;

    /** The operator is done with the first burst when it wrote no child for so long. */
    private static final double BURST_GAP_MS = 5000;

    private static final String GROUP = "openbell.dev";
    private static final Set<String> NO_CHILDREN = Set.of(GROUP, "events.k8s.io");

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "Clusters that exist already; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--fresh",
            paramLabel = "M",
            defaultValue = "60",
            description = "Clusters to apply, one a second; default: ${DEFAULT-VALUE}.")
    private int fresh;

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        try (Rig rig = surroundings.rig("apply", options, options.qpsOr(Surroundings.RAISED_QPS))) {
            rig.startOperator().awaitReady();
            var existing = new Platforms(rig, "desk", Shape.DESK, 0);
            existing.create(objects);
            existing.awaitReady(objects);
            var late = new Platforms(rig, "fresh", Shape.DESK, 0);
            late.prepare(fresh);
            Settling.awaitRest(rig, objects);

            var mark = rig.log().mark();
            double cpu = rig.figures().cpuSeconds();
            applyOneASecond(rig, late);
            Settling.await(
                    rig,
                    event -> event.isBy(OperatorProcess.USER) && Settling.isUnrest(event),
                    Settling.QUIET,
                    Settling.patience(fresh));
            cpu = rig.figures().cpuSeconds() - cpu;
            var events =
                    Requests.matching(
                            rig.log(),
                            mark,
                            event ->
                                    event.namespace().startsWith("fresh-")
                                            && (event.isBy(OperatorProcess.USER)
                                                    || isApply(event)));
            print(rig, events, cpu, load);
            return 0;
        }
    }

    private void applyOneASecond(Rig rig, Platforms late) throws InterruptedException {
        long began = System.nanoTime();
        var applied = rig.progress().count("applied", fresh);
        for (int number = 0; number < fresh; number++) {
            long due = began + Duration.ofSeconds(number).toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            rig.client()
                    .resource(late.platform(number))
                    .fieldManager("bench")
                    .forceConflicts()
                    .serverSideApply();
            applied.at(number + 1);
        }
    }

    private void print(Rig rig, List<AuditEvent> events, double cpu, double load) {
        Map<Address, List<AuditEvent>> byCluster =
                events.stream().collect(groupingBy(Platforms::addressOf));
        var millis = new ArrayList<Double>();
        var writes = new ArrayList<Integer>();
        var requests = new ArrayList<Integer>();
        int later = 0;
        for (var ofCluster : byCluster.values()) {
            var apply = ofCluster.stream().filter(ApplyCommand::isApply).findFirst();
            if (apply.isEmpty()) {
                continue; // requests for the schedule or the policy
            }
            Instant applied = apply.get().received();
            var children = ofCluster.stream().filter(ApplyCommand::isChildWrite).toList();
            Surroundings.check(
                    !children.isEmpty(), "the operator wrote no child of " + apply.get().name());
            double last = 0;
            int burst = 0;
            for (double write : afterApply(children, applied)) {
                if (write - last > BURST_GAP_MS) {
                    break;
                }
                last = write;
                burst++;
            }
            later += children.size() - burst;
            millis.add(last);
            writes.add(children.size());
            requests.add((int) ofCluster.stream().filter(e -> !isApply(e)).count());
        }
        Surroundings.check(
                millis.size() == fresh,
                "the audit log has " + millis.size() + " applies, not " + fresh);
        var result = Percentiles.of(millis);
        var line =
                surroundings
                        .line("apply")
                        .put("objects", objects)
                        .put("fresh", fresh)
                        .putMillis("", result)
                        .put("child_writes_per_cluster", Percentiles.of(writes).p50())
                        .put("requests_per_cluster", Percentiles.of(requests).p50())
                        .put("requests_per_cluster_max", Percentiles.of(requests).max())
                        .put("child_writes_after_burst", later)
                        .put("operator_cpu_ms_per_cluster", cpu * 1000 / fresh)
                        .put("operator_rss_mib", rig.figures().rssMib())
                        .put("operator_peak_mib", rig.figures().peakMib());
        surroundings.print(line, load, rig);
        Surroundings.goal(rig.progress(), "p99 in ms", result.p99(), GOAL_P99_MS);
    }

    private static double[] afterApply(List<AuditEvent> children, Instant applied) {
        return children.stream()
                .mapToDouble(child -> Requests.millis(applied, child))
                .sorted()
                .toArray();
    }

    private static boolean isApply(AuditEvent event) {
        return event.isBy(Rig.ADMIN)
                && event.isOn(GROUP, "aiserviceclusters")
                && event.verb().equals("patch")
                && event.succeeded();
    }

    private static boolean isChildWrite(AuditEvent event) {
        return event.isBy(OperatorProcess.USER)
                && event.isWrite()
                && !NO_CHILDREN.contains(event.apiGroup());
    }
}
