package dev.openbell.operator.runtime;

import dev.openbell.api.v1alpha1.ScheduleOverride;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.PrimaryToSecondaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
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
     * never by owner.
     *
     * @param affected the primaries to pass over when an object changes
     */
    public static <R extends HasMetadata, P extends HasMetadata> InformerEventSource<R, P> source(
            Class<R> type, EventSourceContext<P> context, SecondaryToPrimaryMapper<R> affected) {
        PrimaryToSecondaryMapper<P> none = primary -> Set.of();
        var configuration =
                InformerEventSourceConfiguration.from(type, context.getPrimaryResourceClass())
                        .withName(type.getSimpleName())
                        .withSecondaryToPrimaryMapper(affected)
                        .withPrimaryToSecondaryMapper(none)
                        .withItemStore(new PrunedStore<>(object -> {}))
                        .withOnUpdateFilter(Informers::matters)
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

    /** An update matters unless it is the same version again. */
    private static boolean matters(HasMetadata now, HasMetadata before) {
        return !Objects.equals(
                now.getMetadata().getResourceVersion(), before.getMetadata().getResourceVersion());
    }
}
