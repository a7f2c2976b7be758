package dev.openbell.bench.figures;

import dev.openbell.testbed.ReplicaChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Deployments came from nothing to the replicas that a bell asks for, maybe in steps.
 *
 * @param first when each was first given any, by name; those that never were are left out
 * @param target when each was first given all, by name; those that never were are left out
 * @param writes that changed replicas from the bell on
 * @param early that changed replicas before it
 */
public record Climb(
        Map<String, Instant> first, Map<String, Instant> target, int writes, int early) {

    public Climb {
        first = Map.copyOf(first);
        target = Map.copyOf(target);
    }

    /**
     * Reads it from the changes of one namespace.
     *
     * @param changes in order, the creation of the Deployments among them
     * @param replicas that the bell asks for, not zero
     */
    public static Climb of(List<ReplicaChange> changes, Instant bell, int replicas) {
        var first = new HashMap<String, Instant>();
        var target = new HashMap<String, Instant>();
        int writes = 0;
        int early = 0;
        for (var change : changes) {
            if (change.before().isPresent()) {
                if (change.at().isBefore(bell)) {
                    early++;
                } else {
                    writes++;
                }
                if (change.after() > 0) {
                    first.putIfAbsent(change.name(), change.at());
                }
                if (change.after() == replicas) {
                    target.putIfAbsent(change.name(), change.at());
                }
            }
        }
        return new Climb(first, target, writes, early);
    }

    /** Puts how late such writes were after a bell, unless there are none. */
    public static void put(JsonLine line, String prefix, Collection<Instant> writes, Instant bell) {
        if (!writes.isEmpty()) {
            line.putMillis(
                    prefix,
                    Percentiles.of(
                            writes.stream()
                                    .map(at -> Duration.between(bell, at).toNanos() / 1e6)
                                    .toList()));
        }
    }
}
