package dev.openbell.bench.load;

import dev.openbell.bench.figures.JsonLine;
import dev.openbell.bench.figures.Percentiles;
import dev.openbell.bench.load.Platforms.Address;
import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When pods became Ready, as their conditions say it: in whole seconds, the fraction is cut off.
 */
public final class ReadyPods {

    private ReadyPods() {}

    /**
     * When the last pod of each owner became Ready; owners with fewer that are Ready are left out.
     *
     * @param label of pods, whose value is the name of the owner
     * @param replicas that an owner has to have
     */
    public static Map<Address, Instant> complete(Rig rig, String label, int replicas) {
        return complete(
                rig.client().pods().inAnyNamespace().withLabel(label).list().getItems(),
                label,
                replicas);
    }

    static Map<Address, Instant> complete(List<Pod> pods, String label, int replicas) {
        var last = new HashMap<Address, Instant>();
        var count = new HashMap<Address, Integer>();
        for (var pod : pods) {
            var since = readySince(pod);
            var name = pod.getMetadata().getLabels().get(label);
            if (name != null && !since.equals(Instant.MAX)) {
                var owner = new Address(pod.getMetadata().getNamespace(), name);
                last.merge(owner, since, (a, b) -> a.isAfter(b) ? a : b);
                count.merge(owner, 1, Integer::sum);
            }
        }
        last.keySet().removeIf(owner -> count.getOrDefault(owner, 0) < replicas);
        return last;
    }

    /** Puts how late they were after a bell; negative before it. */
    public static void put(JsonLine line, Collection<Instant> ready, Instant bell) {
        if (!ready.isEmpty()) {
            line.putMillis(
                    "all_ready_",
                    Percentiles.of(
                            ready.stream()
                                    .map(at -> Duration.between(bell, at).toMillis())
                                    .toList()));
        }
    }

    private static Instant readySince(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
                .map(c -> Instant.parse(c.getLastTransitionTime()))
                .findFirst()
                .orElse(Instant.MAX);
    }
}
