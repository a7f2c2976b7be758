package dev.openbell.cli.platform;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.ScheduleView;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.resolve.References;
import dev.openbell.operator.marketcalendar.Definitions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects of Openbell's kinds, from a cluster or from files.
 *
 * @param calendars of all namespaces: they belong to none
 */
record Inventory(
        List<AIServiceCluster> clusters,
        List<TradingSchedule> schedules,
        List<ScheduleOverride> overrides,
        List<ChatbotPolicy> policies,
        List<MarketCalendar> calendars) {

    /** The built-in calendars with these objects merged over them; a bad one is refused here. */
    MarketCalendars merged() {
        var merged = Definitions.merge(calendars);
        merged.problems()
                .forEach(
                        (name, sentences) -> {
                            throw new CliException(
                                    "MarketCalendar \"" + name + "\": " + sentences.getFirst());
                        });
        return merged.calendars();
    }

    /** A cluster with what it refers to. */
    Platform platform(AIServiceCluster cluster, FlipFacts facts, Instant now) {
        var spec = cluster.getSpec();
        if (spec == null || spec.components().isEmpty()) {
            throw new CliException(
                    "AIServiceCluster \""
                            + cluster.getMetadata().getName()
                            + "\": spec.components: needs at least one component.");
        }
        var schedule = spec.schedule() == null ? null : spec.schedule().name();
        var policy = spec.policy() == null ? null : spec.policy().name();
        var observed =
                new References.Observed(
                        named(schedules, cluster, schedule),
                        within(overrides, cluster),
                        merged(),
                        named(policies, cluster, policy),
                        Optional.ofNullable(cluster.getStatus())
                                .map(AIServiceClusterStatus::schedule)
                                .map(ScheduleView::notice),
                        now);
        return new Platform(cluster, References.resolve(cluster, spec, observed), facts);
    }

    private static <T extends HasMetadata> Optional<T> named(
            Collection<T> objects, HasMetadata beside, @Nullable String name) {
        return within(objects, beside).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    private static <T extends HasMetadata> List<T> within(
            Collection<T> objects, HasMetadata beside) {
        var namespace = beside.getMetadata().getNamespace();
        return objects.stream()
                .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
                .toList();
    }
}
