package dev.openbell.bench;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.load.BareClient;
import dev.openbell.bench.load.Hours;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Platforms.Address;
import dev.openbell.bench.load.ReadyPods;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.bench.rig.StartTimes;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One bell that many clusters share, planned: was everything ready when it rang? */
@Command(
        name = "bell",
        description = {
            "Clusters that share a bell are warmed for it, with pods that take their time to become Ready:"
                    + " lateness of each write against its planned instant (status.components[].nextChange),"
                    + " and the share of clusters all of whose pods were Ready at the bell.",
            ""
        })
final class BellCommand implements Callable<Integer> {

    /** The operator looks two minutes before the first warm-up at who shares the bell. */
    private static final Duration MUSTER = Duration.ofMinutes(2);

    /** Before anything is learned the lead is 40 s. */
    private static final Duration LEAST_LEAD = Duration.ofSeconds(80);

    private static final String CLUSTER_LABEL = "openbell.dev/cluster";
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int IN_FLIGHT = 64;
    private static final Duration READY_LOOK = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double GOAL_P99_MS = 1000;
    private static final double GOAL_P99_MS_MANY = 5000;
    private static final int MANY = 10_000;
    private static final double GOAL_READY = 0.99;

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "Clusters on the bell; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            defaultValue = "1",
            description = "Pods that each component gets; default: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(
            names = "--bells",
            paramLabel = "K",
            defaultValue = "3",
            description = "Bells, one after another, a result each; default: ${DEFAULT-VALUE}.")
    private int bells;

    @Option(
            names = "--start",
            paramLabel = "FROM-TO",
            defaultValue = "5-30",
            description =
                    "Seconds in which a pod becomes Ready, at random; several after one another, one for each"
                            + " bell, the last for the rest. Default: ${DEFAULT-VALUE}.",
            converter = StartTimes.Reader.class,
            split = ",")
    private List<StartTimes> starts = List.of();

    @Option(
            names = "--warm-ups-per-second",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Clusters that the operator begins in a second (OPENBELL_WARM_UPS_PER_SECOND); default:"
                            + " ${DEFAULT-VALUE}, which is the operator's own.")
    private int warmUpsPerSecond;

    @Option(
            names = "--at-once",
            description =
                    "First a bare client without any operator raises all at once: how long until all are Ready?"
                            + " Nobody who begins later than that before the bell is ready for it.")
    private boolean atOnce;

    BellCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        double load = Surroundings.load();
        try (Rig rig = surroundings.rig("bell", options, options.qpsOr(Surroundings.RAISED_QPS))) {
            var platforms = new Platforms(rig, "desk", Shape.TRADING, replicas);
            start(rig);
            platforms.create(objects);
            platforms.awaitReady(objects);
            var bare = atOnce ? readyAtOnce(rig, platforms) : Optional.<Duration>empty();
            boolean complete = true;
            for (int bell = 0; bell < bells; bell++) {
                var start = starts.get(Math.min(bell, starts.size() - 1));
                start.apply(rig);
                Settling.awaitRest(rig, objects);
                complete &= ring(rig, platforms, bell + 1, start, bare, load);
                platforms.setHours(objects, Hours.farFrom(rig.clock().instant()));
                Settling.awaitRest(rig, objects);
            }
            return complete ? 0 : 1;
        }
    }

    private void start(Rig rig) throws InterruptedException {
        rig.startOperator(Map.of("OPENBELL_WARM_UPS_PER_SECOND", String.valueOf(warmUpsPerSecond)))
                .awaitReady();
    }

    /** How long this rig takes to make all Ready when a bare client raises them at once. */
    private Optional<Duration> readyAtOnce(Rig rig, Platforms platforms)
            throws InterruptedException {
        starts.getFirst().apply(rig);
        Settling.awaitRest(rig, objects);
        rig.stopOperator();
        var client = new BareClient(rig, platforms, Shape.TRADING, objects, replicas);
        var began = client.write(IN_FLIGHT);
        var end = began.plus(Settling.patience(objects));
        var ready = ReadyPods.complete(rig, CLUSTER_LABEL, replicas);
        while (ready.size() < objects) {
            Surroundings.check(
                    rig.clock().instant().isBefore(end),
                    "%d of %d are Ready".formatted(ready.size(), objects));
            rig.progress().maybe("raised at once, Ready: " + ready.size());
            Thread.sleep(READY_LOOK);
            ready = ReadyPods.complete(rig, CLUSTER_LABEL, replicas);
        }
        client.undo(IN_FLIGHT);
        Settling.awaitRest(rig, objects);
        start(rig);
        return ready.values().stream()
                .max(Instant::compareTo)
                .map(last -> Duration.between(began, last));
    }

    private boolean ring(
            Rig rig,
            Platforms platforms,
            int number,
            StartTimes start,
            Optional<Duration> bare,
            double load)
            throws InterruptedException {
        var spread = Duration.ofSeconds(objects / warmUpsPerSecond);
        var lead = longestLead(rig);
        var bell =
                Hours.nextBell(
                        rig.clock().instant(),
                        lead.plus(spread).plus(MUSTER).plus(MARGIN.multipliedBy(2)));
        var mark = rig.log().mark();
        rig.progress().say("bell %d rings at %s".formatted(number, bell));
        platforms.setHours(objects, Hours.openAt(bell, "Learned"));
        rig.progress()
                .sleep(
                        "waiting for the plans",
                        Duration.between(
                                rig.clock().instant(),
                                bell.minus(lead).minus(spread).minus(MARGIN.dividedBy(2))));
        var planned = planned(rig);
        double cpu = rig.figures().cpuSeconds();
        var busy = rig.log().mark();
        rig.progress()
                .sleep(
                        "waiting for the bell",
                        Duration.between(rig.clock().instant(), bell.plus(AFTER)));
        cpu = rig.figures().cpuSeconds() - cpu;
        int requests = Requests.by(OperatorProcess.USER, rig.log(), busy).size();
        var writes = new HashMap<Address, AuditEvent>();
        var all =
                Requests.matching(
                        rig.log(),
                        mark,
                        event ->
                                event.isBy(OperatorProcess.USER)
                                        && Requests.isReplicasWrite(event));
        all.forEach(write -> writes.put(Platforms.addressOf(write), write));
        Thread.sleep(LOOK);
        var ready = ReadyPods.complete(rig, CLUSTER_LABEL, replicas);

        var late = new ArrayList<Double>();
        var leads = new ArrayList<Double>();
        var needs = new ArrayList<Double>();
        int afterTheBell = 0;
        int readyAtTheBell = 0;
        for (var write : writes.entrySet()) {
            var at = write.getValue().received();
            var plan = planned.get(write.getKey());
            if (plan != null) {
                late.add(Requests.millis(plan, write.getValue()));
            }
            afterTheBell += at.isAfter(bell) ? 1 : 0;
            var when = ready.get(write.getKey());
            if (when != null) {
                readyAtTheBell += when.isAfter(bell) ? 0 : 1;
                leads.add(Duration.between(at, bell).toMillis() / 1e3);
                needs.add(Duration.between(at, when).toMillis() / 1e3);
            }
        }
        var line =
                surroundings
                        .line("bell")
                        .put("objects", objects)
                        .put("replicas", replicas)
                        .put("number", number)
                        .put("start_s", start.toString())
                        .put("longest_lead_s", lead.toSeconds());
        if (!late.isEmpty()) {
            line.putMillis("", Percentiles.of(late));
            Surroundings.goal(
                    rig.progress(),
                    "p99 in ms",
                    Percentiles.of(late).p99(),
                    objects < MANY ? GOAL_P99_MS : GOAL_P99_MS_MANY);
        }
        double share = (double) readyAtTheBell / objects;
        line.put("writes", all.size())
                .put("planned", late.size())
                .put("writes_after_bell", afterTheBell)
                .put("ready_at_bell", share)
                .put("never_ready", objects - ready.size());
        ReadyPods.put(line, ready.values(), bell);
        line.put("warmed_before_bell_s", mean(leads))
                .put("needed_s", mean(needs))
                .put("too_early_ratio", JsonLine.rounded(mean(leads) / mean(needs)))
                .put("warm_ups_per_second", warmUpsPerSecond)
                .put("requests", requests)
                .put("operator_cpu_s", cpu)
                .put("operator_rss_mib", rig.figures().rssMib())
                .put("operator_peak_mib", rig.figures().peakMib())
                .put("pods", "simulated")
                .put("bell", bell.toString());
        bare.ifPresent(needed -> line.put("bare_client_all_ready_s", needed.toMillis() / 1e3));
        surroundings.print(line, load, rig);
        Surroundings.goal(rig.progress(), "share not Ready", 1 - share, 1 - GOAL_READY);
        return writes.size() == objects;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** What the operator has learned so far; a cluster may learn more from what is Ready late. */
    private static Duration longestLead(Rig rig) {
        var longest = LEAST_LEAD;
        for (var status : statuses(rig).values()) {
            var text = status.components().getFirst().lead();
            var lead = text == null ? Duration.ZERO : Durations.parse(text);
            longest = lead.compareTo(longest) > 0 ? lead : longest;
        }
        return longest;
    }

    private static Map<Address, AIServiceClusterStatus> statuses(Rig rig) {
        var statuses = new HashMap<Address, AIServiceClusterStatus>();
        for (var cluster :
                rig.client().resources(AIServiceCluster.class).inAnyNamespace().list().getItems()) {
            var status = cluster.getStatus();
            if (status != null && !status.components().isEmpty()) {
                statuses.put(
                        new Address(
                                cluster.getMetadata().getNamespace(),
                                cluster.getMetadata().getName()),
                        status);
            }
        }
        return statuses;
    }

    /** When each cluster's component is to be warmed, as its status says. */
    private static Map<Address, Instant> planned(Rig rig) {
        var planned = new HashMap<Address, Instant>();
        statuses(rig)
                .forEach(
                        (address, status) -> {
                            var next = status.components().getFirst().nextChange();
                            if (next != null) {
                                planned.put(address, Instant.parse(next));
                            }
                        });
        return planned;
    }
}
