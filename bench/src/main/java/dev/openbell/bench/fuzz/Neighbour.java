package dev.openbell.bench.fuzz;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.bench.load.Platforms;
import dev.openbell.bench.load.Shape;
import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A healthy cluster in a namespace of its own that is edited every two seconds. Timed from the edit
 * to the event, on a watch of our own, that shows the edit's generation as observed.
 */
public final class Neighbour implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rig rig;
    private final Platforms.Address address;
    private final NavigableMap<Long, CompletableFuture<Long>> awaited =
            new ConcurrentSkipListMap<>();
    private final List<Double> millis = new ArrayList<>();
    private final Watch watch;
    private @Nullable Thread editing;
    private int givenUp;

    /** Creates the cluster and waits until it is Ready. */
    public Neighbour(Rig rig) throws InterruptedException {
        this.rig = rig;
        var platforms = new Platforms(rig, "neighbour", Shape.DESK, 0);
        platforms.create(1);
        this.address = platforms.address(0);
        this.watch = resource().watch(new Observed());
    }

    /** Starts to edit it. */
    public void startEditing() {
        editing = Thread.ofVirtual().name("neighbour").start(this::edit);
    }

    /** The times in milliseconds since this was asked last. */
    public synchronized List<Double> takeMillis() {
        var taken = List.copyOf(millis);
        millis.clear();
        return taken;
    }

    /** Edits that were not answered within a minute. */
    public synchronized int givenUp() {
        return givenUp;
    }

    @Override
    public void close() throws InterruptedException {
        var running = editing;
        if (running != null) {
            running.interrupt();
            running.join();
        }
        watch.close();
    }

    private void edit() {
        try {
            for (int number = 0; true; number++) {
                long began = System.nanoTime();
                long answered = answer(edited(number));
                if (answered > 0) {
                    add((answered - began) / 1e6);
                }
                Thread.sleep(
                        Duration.ofNanos(Math.max(0, began + EVERY.toNanos() - System.nanoTime())));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(double value) {
        millis.add(value);
    }

    /** Another host: one child to write, and no pod to replace. Gives the generation. */
    private long edited(int number) {
        var spec = Map.of("exposure", Map.of("host", "desk-" + number + ".example.com"));
        return resource()
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        rig.client().getKubernetesSerialization().asJson(Map.of("spec", spec)))
                .getMetadata()
                .getGeneration();
    }

    /** When it was answered; 0 when it was not. */
    private long answer(long generation) throws InterruptedException {
        var answer = awaited.computeIfAbsent(generation, g -> new CompletableFuture<>());
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            synchronized (this) {
                givenUp++;
            }
            return 0;
        }
    }

    private io.fabric8.kubernetes.client.dsl.Resource<AIServiceCluster> resource() {
        return rig.client()
                .resources(AIServiceCluster.class)
                .inNamespace(address.namespace())
                .withName(address.name());
    }

    private final class Observed implements Watcher<AIServiceCluster> {
        @Override
        public void eventReceived(Action action, AIServiceCluster cluster) {
            long now = System.nanoTime();
            var status = cluster.getStatus();
            if (status != null && status.observedGeneration() != null) {
                long observed = status.observedGeneration();
                // The event may come before the answer to the edit.
                awaited.computeIfAbsent(observed, g -> new CompletableFuture<>());
                awaited.headMap(observed, true).values().forEach(answer -> answer.complete(now));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            rig.progress().say("the watch of the neighbour ended: " + cause.getMessage());
        }
    }
}
