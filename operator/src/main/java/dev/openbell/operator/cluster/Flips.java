package dev.openbell.operator.cluster;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.apply.Difference.Write;
import dev.openbell.operator.cluster.flip.Flip;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.flip.Remembered;
import dev.openbell.operator.cluster.flip.Seen;
import dev.openbell.operator.cluster.flip.Stagger;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.runtime.OpenbellConfig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Gathers what a flip is decided from, and measures how long components take to start: from the
 * write of their number to all Ready. A start that this process did not see from its beginning is
 * not measured.
 */
@Singleton
class Flips {

    /** A component that takes longer is not waited for. */
    private static final Duration LONGEST_START = Duration.ofHours(1);

    /** A component of a cluster, by the cluster's uid. */
    private record Key(String uid, String component) {}

    private final Stagger stagger;
    private final Map<Key, Instant> raised = new ConcurrentHashMap<>();
    private final Map<Key, Duration> started = new ConcurrentHashMap<>();
    private final Set<Key> given = ConcurrentHashMap.newKeySet();
    private volatile Instant swept = Instant.MIN;

    @Inject
    Flips(OpenbellConfig config) {
        this.stagger = new Stagger(config.warmUpsPerSecond());
    }

    /**
     * The plan with the flip in it.
     *
     * @param sharing how many clusters have this bell next
     */
    ClusterPlan plan(
            ClusterPlan plan,
            AIServiceCluster cluster,
            Map<Child, HasMetadata> children,
            ToIntFunction<Instant> sharing,
            Instant now) {
        var uid = plan.cluster().uid();
        var seen = new HashMap<String, Seen>();
        var times = new HashMap<String, Duration>();
        for (var component : plan.components()) {
            if (component.comesAndGoes()
                    && children.get(Difference.deployment(plan, component))
                            instanceof Deployment deployment) {
                var there = Seen.of(deployment);
                seen.put(component.name(), there);
                var key = new Key(uid, component.name());
                measure(key, there, now);
                var time = started.get(key);
                // A lead that was learned while warming would take the warm-up back, so it is told
                // when the bell has rung.
                if (time != null && component.active()) {
                    times.put(component.name(), time);
                    given.add(key);
                }
            }
        }
        return Flip.plan(
                plan,
                new FlipFacts(
                        seen,
                        Remembered.of(cluster.getStatus()),
                        times,
                        bell -> stagger.share(uid, sharing.applyAsInt(bell))),
                now);
    }

    /** Numbers of pods are about to be written. */
    void raising(ClusterPlan plan, List<Write> writes, Instant now) {
        for (var component : plan.components()) {
            var child = Difference.deployment(plan, component);
            if (component.comesAndGoes()
                    && writes.stream()
                            .anyMatch(
                                    w ->
                                            w instanceof Write.ScaleTo scale
                                                    && scale.present() == 0
                                                    && scale.child().equals(child))) {
                raised.put(new Key(plan.cluster().uid(), component.name()), now);
            }
        }
        sweep(now);
    }

    /** The status says what was measured. */
    void told(AIServiceCluster cluster) {
        if (!given.isEmpty()) {
            var uid = cluster.getMetadata().getUid();
            given.stream().filter(key -> key.uid().equals(uid)).forEach(started::remove);
            given.removeIf(key -> key.uid().equals(uid));
        }
    }

    private void measure(Key key, Seen there, Instant now) {
        var began = raised.get(key);
        if (began == null) {
            return;
        }
        if (there.replicas() == 0 || now.isBefore(began)) {
            raised.remove(key);
        } else if (there.available() >= there.replicas()) {
            raised.remove(key);
            started.put(key, Duration.between(began, now));
        }
    }

    private void sweep(Instant now) {
        if (swept.isBefore(now.minus(LONGEST_START))) {
            swept = now;
            raised.values().removeIf(began -> began.isBefore(now.minus(LONGEST_START)));
        }
    }
}
