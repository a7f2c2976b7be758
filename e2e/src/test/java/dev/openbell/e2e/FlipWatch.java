package dev.openbell.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is seen of the flips of {@link Platforms#DESK} from outside: numbers of pods by the audit
 * log, pods by a watch of its own. Pods that are ending count, and none of them can serve.
 */
final class FlipWatch implements ResourceEventHandler<Pod>, AutoCloseable {

    private final Tenant tenant;
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final List<Instant> dark = new CopyOnWriteArrayList<>();
    private final AtomicInteger most = new AtomicInteger();
    private final SharedIndexInformer<Pod> informer;

    FlipWatch(Tenant tenant) {
        this.tenant = tenant;
        this.informer =
                tenant.testbed().client().pods().inNamespace(tenant.namespace()).inform(this);
    }

    /** The most pods that were there at once. */
    int mostPods() {
        return most.get();
    }

    /** Numbers that nobody wanted since then, and moments in which nobody worked. */
    List<String> wrongs(Instant since) {
        var wrongs = new ArrayList<String>();
        var replicas = new TreeMap<String, Integer>();
        for (var change : tenant.replicaChanges()) {
            replicas.put(change.name(), change.after());
            if (change.at().isAfter(since)) {
                if (replicas.values().stream().allMatch(pods -> pods == 0)) {
                    wrongs.add("both sides at zero at " + change.at());
                }
                var known = change.name().endsWith("trading") ? Set.of(0, 2) : Set.of(0, 3);
                if (!known.contains(change.after())) {
                    wrongs.add(change.name() + " at " + change.after());
                }
            }
        }
        dark.stream()
                .filter(since::isBefore)
                .forEach(at -> wrongs.add("no pod that could serve at " + at));
        return wrongs;
    }

    @Override
    public void onAdd(Pod pod) {
        there.add(pod.getMetadata().getUid());
        most.accumulateAndGet(there.size(), Math::max);
        look(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        look(now);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
        there.remove(pod.getMetadata().getUid());
        lost(pod);
    }

    @Override
    public void close() {
        informer.close();
    }

    private void look(Pod pod) {
        if (canServe(pod)) {
            ready.add(pod.getMetadata().getUid());
        } else {
            lost(pod);
        }
    }

    private void lost(Pod pod) {
        if (ready.remove(pod.getMetadata().getUid()) && ready.isEmpty()) {
            dark.add(Instant.now());
        }
    }

    private static boolean canServe(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    }
}
