package dev.openbell.operator.runtime;

import dev.openbell.api.v1alpha1.ScheduleOverride;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.PrimaryToSecondaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Informers of the kinds that objects refer to by name. */
public final class Informers {

    private Informers() {}

    /**
     * An informer whose events go to the objects that refer to what changed. Looked up by name,
     * never by owner. Only a new spec is news; a status is not.
     *
     * @param affected the primaries to pass over when an object changes
     */
    public static <R extends HasMetadata, P extends HasMetadata> InformerEventSource<R, P> source(
            Class<R> type, EventSourceContext<P> context, SecondaryToPrimaryMapper<R> affected) {
        return source(type, context, affected, Informers::isOther);
    }

    /**
     * The same.
     *
     * @param news whether the first, which takes the place of the second, makes a difference
     */
    public static <R extends HasMetadata, P extends HasMetadata> InformerEventSource<R, P> source(
            Class<R> type,
            EventSourceContext<P> context,
            SecondaryToPrimaryMapper<R> affected,
            OnUpdateFilter<R> news) {
        PrimaryToSecondaryMapper<P> none = primary -> Set.of();
        var configuration =
                InformerEventSourceConfiguration.from(type, context.getPrimaryResourceClass())
                        .withName(type.getSimpleName())
                        .withSecondaryToPrimaryMapper(affected)
                        .withPrimaryToSecondaryMapper(none)
                        .withItemStore(new PrunedStore<>(object -> {}))
                        .withOnUpdateFilter(news)
                        .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** Namespace and name. */
    public static String key(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    /** Namespace and name of the schedule that an override names. */
    public static String scheduleKey(ScheduleOverride override) {
        var schedule = override.getSpec() == null ? null : override.getSpec().schedule();
        return override.getMetadata().getNamespace()
                + "/"
                + (schedule == null ? "" : schedule.name());
    }

    /** The identities of some objects. */
    public static Set<ResourceID> ids(Collection<? extends HasMetadata> objects) {
        return objects.stream().map(ResourceID::fromResource).collect(Collectors.toSet());
    }

    /** True unless it is the same object with the same spec. */
    public static boolean isOther(HasMetadata now, HasMetadata before) {
        return !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
                || !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration());
    }
}
