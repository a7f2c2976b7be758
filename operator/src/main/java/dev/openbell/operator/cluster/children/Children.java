package dev.openbell.operator.cluster.children;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.apply.Verified;
import dev.openbell.operator.cluster.desired.Labels;
import dev.openbell.operator.runtime.PrunedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The children of all clusters, as informers hold them, own writes included. */
public final class Children {

    private static final String SELECTOR = Labels.MANAGED_BY + "=" + Labels.OPENBELL;

    /**
     * Objects in one answer when all are listed: few enough that the answers, which are larger than
     * what is kept of them, need little memory.
     */
    private static final long PAGE = 250;

    private final Verified verified;
    private final Map<Class<?>, InformerEventSource<?, AIServiceCluster>> sources =
            new ConcurrentHashMap<>();

    public Children(Verified verified) {
        this.verified = verified;
    }

    /** The informers of the kinds that every cluster serves. */
    public List<EventSource<?, AIServiceCluster>> sources(
            EventSourceContext<AIServiceCluster> context) {
        var all = new ArrayList<EventSource<?, AIServiceCluster>>();
        for (var kind : ChildKind.ALWAYS) {
            all.add(source(kind, context));
        }
        return all;
    }

    /** Begins to watch HTTPRoutes; called once the Gateway API is there. */
    public synchronized void watchHttpRoutes(EventSourceRetriever<AIServiceCluster> retriever) {
        if (!sources.containsKey(ChildKind.HTTP_ROUTE.type())) {
            var source =
                    source(
                            ChildKind.HTTP_ROUTE,
                            retriever.eventSourceContextForDynamicRegistration());
            retriever.dynamicallyRegisterEventSource(source);
        }
    }

    /** Takes out of a child that is as desired what need not be looked at again. */
    public static void settle(HasMetadata child) {
        Stream.concat(ChildKind.ALWAYS.stream(), Stream.of(ChildKind.HTTP_ROUTE))
                .filter(kind -> kind.type().isInstance(child))
                .forEach(kind -> settle(kind, child));
    }

    private static <T extends HasMetadata> void settle(ChildKind<T> kind, HasMetadata child) {
        kind.settle().accept(kind.type().cast(child));
    }

    /**
     * The children of one cluster; those of an earlier cluster of the same name are not its own.
     */
    public Map<Child, HasMetadata> of(AIServiceCluster cluster) {
        var uid = cluster.getMetadata().getUid();
        var children = new HashMap<Child, HasMetadata>();
        for (var source : sources.values()) {
            source.getSecondaryResources(cluster).stream()
                    .filter(object -> Difference.ownedBy(uid, object))
                    .forEach(object -> children.put(Child.of(object), object));
        }
        return children;
    }

    /** Remembers an object as a write left it, until the informer has it. */
    @SuppressWarnings("unchecked")
    public void written(HasMetadata object) {
        var source =
                (InformerEventSource<HasMetadata, AIServiceCluster>) sources.get(object.getClass());
        if (source != null) {
            PrunedStore.withoutManagedFields(object);
            source.handleRecentResourceUpdate(ResourceID.fromResource(object), object, object);
        }
    }

    private <T extends HasMetadata> InformerEventSource<T, AIServiceCluster> source(
            ChildKind<T> kind, EventSourceContext<AIServiceCluster> context) {
        var configuration =
                InformerEventSourceConfiguration.from(kind.type(), AIServiceCluster.class)
                        .withName(kind.type().getSimpleName())
                        .withLabelSelector(SELECTOR)
                        .withInformerListLimit(PAGE)
                        .withItemStore(new PrunedStore<>(object -> prune(kind, object)))
                        .withOnUpdateFilter((now, before) -> kind.matters(before, now))
                        .withOnDeleteFilter(
                                (object, finalStateUnknown) -> {
                                    verified.forget(object);
                                    return true;
                                })
                        .build();
        var source = new InformerEventSource<>(configuration, context);
        sources.put(kind.type(), source);
        return source;
    }

    private <T extends HasMetadata> void prune(ChildKind<T> kind, T object) {
        kind.prune().accept(object);
        if (verified.holdsSpec(object)) {
            kind.settle().accept(object);
        }
    }
}
