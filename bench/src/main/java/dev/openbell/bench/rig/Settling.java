package dev.openbell.bench.rig;

import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import dev.openbell.testbed.OperatorProcess;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Waits until a rig has come to rest, as the audit log tells it. */
public final class Settling {

    /** How long nothing must happen before a rig counts as at rest. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Set<String> WORKLOADS = Set.of("deployments", "replicasets", "pods");

    private Settling() {}

    /** How long to wait at most for the work that so many objects make. */
    public static Duration patience(int objects) {
        return Duration.ofMinutes(3).plusMillis(1500L * objects);
    }

    /** Writes of the operator, and whoever writes workloads: Kubernetes' controllers at work. */
    public static boolean isUnrest(AuditEvent event) {
        return event.isWrite()
                && !event.resource().equals("leases")
                && (event.isBy(OperatorProcess.USER) || WORKLOADS.contains(event.resource()));
    }

    /** Waits until the operator and Kubernetes are done with so many objects. */
    public static void awaitRest(Rig rig, int objects) throws InterruptedException {
        await(rig, Settling::isUnrest, QUIET, patience(objects));
    }

    /**
     * Waits until no such request was logged for some time.
     *
     * @throws BenchException when that does not happen in time
     */
    public static void await(Rig rig, Predicate<AuditEvent> unrest, Duration quiet, Duration atMost)
            throws InterruptedException {
        AuditLog log = rig.log();
        long began = System.nanoTime();
        long quietSince = began;
        var mark = log.mark();
        while (System.nanoTime() - quietSince < quiet.toNanos()) {
            if (System.nanoTime() - began > atMost.toNanos()) {
                throw new BenchException(
                        "the rig did not come to rest within " + atMost.toSeconds() + " s");
            }
            Thread.sleep(LOOK);
            var next = log.mark();
            long count;
            try (Stream<AuditEvent> events = log.since(mark)) {
                count = events.filter(unrest).count();
            }
            mark = next;
            if (count > 0) {
                quietSince = System.nanoTime();
                rig.progress()
                        .maybe(
                                "settling: "
                                        + count
                                        + " writes in the last half second, at most "
                                        + (atMost.toSeconds()
                                                - Duration.ofNanos(System.nanoTime() - began)
                                                        .toSeconds())
                                        + " s left");
            }
        }
    }
}
