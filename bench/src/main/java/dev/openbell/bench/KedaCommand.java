package dev.openbell.bench;

import dev.openbell.bench.KedaFigures.Meter;
import dev.openbell.bench.figures.Distinct;
import dev.openbell.bench.figures.Requests;
import dev.openbell.bench.keda.Keda;
import dev.openbell.bench.load.CronObjects;
import dev.openbell.bench.load.Hours;
import dev.openbell.bench.load.ReadyPods;
import dev.openbell.bench.rig.Rig;
import dev.openbell.bench.rig.RigOptions;
import dev.openbell.bench.rig.Settling;
import dev.openbell.bench.rig.StartTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The bell of {@link BellCommand}, rung by KEDA's cron scaler. */
@Command(
        name = "keda",
        description = {
            "KEDA's cron scaler, as shipped, in Openbell's place: Deployments that share a bell, with a"
                    + " ScaledObject each and pods that take their time to become Ready. How late after the bell"
                    + " is the write that reaches the number of pods (p50_ms ...), how late the first write, and"
                    + " how late are all pods Ready? KEDA is built from source at the first run.",
            ""
        })
final class KedaCommand implements Callable<Integer> {

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration READY_LOOK = Duration.ofSeconds(5);
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SETTLE = Duration.ofSeconds(120);

    /** KEDA takes about so long for each object before it is settled. */
    private static final Duration SETTLE_EACH = Duration.ofMillis(500);

    private final Surroundings surroundings;

    @Mixin private RigOptions options = new RigOptions();

    @Option(
            names = "--objects",
            paramLabel = "N",
            defaultValue = "100",
            description = "Deployments on the bell; default: ${DEFAULT-VALUE}.")
    private int objects;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            defaultValue = "1",
            description = "Pods that each gets; default: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(
            names = "--start",
            paramLabel = "FROM-TO",
            defaultValue = "5-30",
            description =
                    "Seconds in which a pod becomes Ready, at random; default: ${DEFAULT-VALUE}.",
            converter = StartTimes.Reader.class)
    private StartTimes start = new StartTimes(0, 0);

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description =
                    "How long after the bell it is given up what is not there; default: ${DEFAULT-VALUE}.")
    private int window;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "How long before the bell the ScaledObjects are created, at least; 0: two minutes and"
                            + " half a second for each. Default: ${DEFAULT-VALUE}.")
    private int settle;

    KedaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Surroundings.check(objects > 0 && replicas > 0, "there has to be something to be opened");
        double load = Surroundings.load();
        int qps = options.qpsOr(Surroundings.RAISED_QPS);
        try (Rig rig = surroundings.emptyRig("keda", options, qps)) {
            var keda = Keda.start(rig);
            start.apply(rig);
            var desks = new CronObjects(rig, objects, replicas);
            desks.createDeployments();
            Settling.awaitRest(rig, objects);

            var created = Meter.read(rig, keda);
            var bell = Hours.nextBell(rig.clock().instant(), settling(objects, settle));
            rig.progress().say("the bell rings at " + bell);
            desks.createScaledObjects(bell);
            await(rig, keda, "until KEDA has settled", bell.minus(BEFORE), () -> false);
            var settled = Meter.read(rig, keda);
            await(rig, keda, "until the bell", bell, () -> false);
            var rung = Meter.read(rig, keda);
            var given =
                    new Distinct(
                            rig.log(),
                            rung.mark(),
                            event -> Requests.isReplicasWrite(event, replicas));
            var end = bell.plusSeconds(window);
            await(rig, keda, "at most", end, () -> given.count() >= objects);
            await(rig, keda, "until all are Ready, at most", end, new AllReady(rig)::isSo);
            var over = Meter.read(rig, keda);
            Thread.sleep(TURN);

            var figures = new KedaFigures(rig, keda, bell, created, settled, rung, over);
            var line =
                    surroundings
                            .line("keda")
                            .put("objects", objects)
                            .put("replicas", replicas)
                            .put("start_s", start.toString());
            figures.put(line, objects, replicas);
            surroundings.print(line, load, rig);
            return 0;
        }
    }

    /** How long before the bell the ScaledObjects have to be there. */
    static Duration settling(int objects, int seconds) {
        return seconds > 0
                ? Duration.ofSeconds(seconds)
                : SHORTEST_SETTLE.plus(SETTLE_EACH.multipliedBy(objects));
    }

    /** Looks after KEDA until something is so, but no longer than to an instant. */
    private static void await(Rig rig, Keda keda, String what, Instant end, BooleanSupplier reached)
            throws InterruptedException {
        while (!reached.getAsBoolean()) {
            var left = Duration.between(rig.clock().instant(), end);
            if (!left.isPositive()) {
                return;
            }
            keda.tend();
            rig.progress().maybe(what + " " + left.toSeconds() + " s");
            Thread.sleep(left.compareTo(TURN) < 0 ? left : TURN);
        }
    }

    /** Whether all pods are Ready, asked now and then. */
    private final class AllReady {
        private final Rig rig;
        private Instant next = Instant.MIN;

        AllReady(Rig rig) {
            this.rig = rig;
        }

        boolean isSo() {
            var now = rig.clock().instant();
            if (now.isBefore(next)) {
                return false;
            }
            next = now.plus(READY_LOOK);
            return ReadyPods.complete(rig, CronObjects.LABEL, replicas).size() == objects;
        }
    }
}
