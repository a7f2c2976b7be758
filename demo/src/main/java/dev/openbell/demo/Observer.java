package dev.openbell.demo;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.BellView;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.demo.scene.Bell;
import dev.openbell.demo.scene.Note;
import dev.openbell.demo.scene.Part;
import dev.openbell.demo.scene.Place;
import dev.openbell.demo.scene.Scene;
import dev.openbell.demo.scene.Settled;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches the demo's namespace and keeps what it saw, for a scene at any time. */
final class Observer implements AutoCloseable {
    private static final String PREFIX = Samples.CLUSTER + "-";

    private final Clock clock;
    private final Place place;
    private final WriteSource source;
    private final List<SharedIndexInformer<?>> informers = new ArrayList<>();
    private final Map<Instant, Bell> bells = new TreeMap<>();
    private final Map<String, Deployment> deployments = new HashMap<>();
    private final Map<String, Integer> settledWith = new HashMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private final Map<String, Note> notes = new HashMap<>();
    private final Instant since;
    private @Nullable AIServiceCluster cluster;

    Observer(KubernetesClient client, Clock clock, Place place, WriteSource source) {
        this.clock = clock;
        this.place = place;
        this.source = source;
        this.since = clock.instant();
        var in = Samples.NAMESPACE;
        informers.add(client.apps().deployments().inNamespace(in).inform(on(this::deployment)));
        informers.add(client.events().v1().events().inNamespace(in).inform(on(this::event)));
        informers.add(
                client.resources(TradingSchedule.class).inNamespace(in).inform(on(this::schedule)));
        informers.add(
                client.resources(AIServiceCluster.class).inNamespace(in).inform(on(this::cluster)));
    }

    /** The component that a Deployment of the demo's cluster belongs to. */
    static String part(String deployment) {
        return deployment.startsWith(PREFIX) ? deployment.substring(PREFIX.length()) : deployment;
    }

    Scene scene() {
        var writes = source.writes();
        synchronized (this) {
            return new Scene(
                    clock.instant(),
                    place,
                    List.copyOf(bells.values()),
                    parts(),
                    writes,
                    settled,
                    notes.values().stream().sorted(Comparator.comparing(Note::at)).toList());
        }
    }

    private List<Part> parts() {
        var seen = cluster;
        if (seen == null || seen.getStatus() == null) {
            return List.of();
        }
        return seen.getStatus().components().stream()
                .map(
                        component -> {
                            var deployment = deployments.get(component.name());
                            return new Part(
                                    component.name(),
                                    Objects.requireNonNullElse(component.activation(), "Always"),
                                    deployment == null ? 0 : desired(deployment),
                                    deployment == null ? 0 : ready(deployment));
                        })
                .toList();
    }

    private synchronized void deployment(Deployment deployment) {
        var now = clock.instant();
        var part = part(deployment.getMetadata().getName());
        deployments.put(part, deployment);
        if (source instanceof WatchedWrites watched) {
            watched.seen(now, part, desired(deployment));
        }
        var ready = ready(deployment);
        if (ready != desired(deployment) || ready == 0) {
            settledWith.remove(part);
        } else if (!Objects.equals(settledWith.put(part, ready), ready)) {
            settled.add(new Settled(now, part, ready));
        }
    }

    private synchronized void event(Event event) {
        var time = event.getEventTime();
        if (time != null && "openbell.dev/operator".equals(event.getReportingController())) {
            var at = Instant.parse(time.getTime());
            if (at.isAfter(since)) {
                notes.put(
                        event.getMetadata().getName(),
                        new Note(
                                at,
                                Objects.requireNonNullElse(event.getReason(), ""),
                                Objects.requireNonNullElse(event.getNote(), "")));
            }
        }
    }

    /** Bells that have rung stay; those to come are what the schedule says now. */
    private synchronized void schedule(TradingSchedule schedule) {
        var status = schedule.getStatus();
        if (status == null
                || !Objects.equals(
                        status.observedGeneration(), schedule.getMetadata().getGeneration())) {
            return;
        }
        var now = clock.instant();
        bells.keySet().removeIf(at -> at.isAfter(now));
        for (BellView view : status.nextBells()) {
            var at = Instant.parse(view.at());
            if (at.isAfter(since)) {
                bells.put(at, new Bell(at, view.state().equals("Open")));
            }
        }
    }

    private synchronized void cluster(AIServiceCluster seen) {
        if (seen.getMetadata().getName().equals(Samples.CLUSTER)) {
            cluster = seen;
        }
    }

    private static int desired(Deployment deployment) {
        return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 0);
    }

    private static int ready(Deployment deployment) {
        var status = deployment.getStatus();
        return status == null ? 0 : Objects.requireNonNullElse(status.getReadyReplicas(), 0);
    }

    private static <T extends HasMetadata> ResourceEventHandler<T> on(Consumer<T> action) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                action.accept(object);
            }

            @Override
            public void onUpdate(T before, T object) {
                action.accept(object);
            }

            @Override
            public void onDelete(T object, boolean unknown) {}
        };
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }
}
