package dev.openbell.operator.cluster;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.ChatbotPolicy;
import dev.openbell.api.v1alpha1.MarketCalendar;
import dev.openbell.api.v1alpha1.NameRef;
import dev.openbell.api.v1alpha1.ScheduleOverride;
import dev.openbell.api.v1alpha1.ScheduleView;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.operator.cluster.resolve.References;
import dev.openbell.operator.marketcalendar.Definitions;
import dev.openbell.operator.marketcalendar.MergedCalendars;
import dev.openbell.operator.runtime.Informers;
import dev.openbell.operator.schedule.Schedules;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clusters refer to, as informers hold it; a change of any of it brings a pass to the clusters
 * that name it.
 */
final class Observed {

    private static final String BY_SCHEDULE = "schedule";
    private static final String BY_POLICY = "policy";
    private static final String BY_BELL = "bell";

    /** A count of many clusters is not taken anew for each of them. */
    private static final Duration COUNT_HOLDS = Duration.ofSeconds(2);

    private record Count(Instant bell, int clusters, Instant at) {
        boolean holds(Instant ofBell, Instant now) {
            return bell.equals(ofBell) && !now.isBefore(at) && now.isBefore(at.plus(COUNT_HOLDS));
        }
    }

    private final IndexedResourceCache<AIServiceCluster> clusters;
    private volatile Count latest = new Count(Instant.MIN, 0, Instant.MIN);

    private final InformerEventSource<TradingSchedule, AIServiceCluster> schedules;
    private final InformerEventSource<ScheduleOverride, AIServiceCluster> overrides;
    private final InformerEventSource<ChatbotPolicy, AIServiceCluster> policies;
    private final InformerEventSource<MarketCalendar, AIServiceCluster> calendars;
    private final MergedCalendars merged;

    Observed(EventSourceContext<AIServiceCluster> context, MergedCalendars merged) {
        this.merged = merged;
        var clusters = context.getPrimaryCache();
        clusters.addIndexer(BY_SCHEDULE, c -> named(c, AIServiceClusterSpec::schedule));
        clusters.addIndexer(BY_BELL, Observed::nextBell);
        this.clusters = clusters;
        clusters.addIndexer(BY_POLICY, c -> named(c, AIServiceClusterSpec::policy));
        schedules =
                Informers.source(
                        TradingSchedule.class,
                        context,
                        s -> Informers.ids(clusters.byIndex(BY_SCHEDULE, Informers.key(s))));
        overrides =
                Informers.source(
                        ScheduleOverride.class,
                        context,
                        o ->
                                Informers.ids(
                                        clusters.byIndex(BY_SCHEDULE, Informers.scheduleKey(o))));
        overrides.addIndexer(BY_SCHEDULE, o -> List.of(Informers.scheduleKey(o)));
        policies =
                Informers.source(
                        ChatbotPolicy.class,
                        context,
                        p -> Informers.ids(clusters.byIndex(BY_POLICY, Informers.key(p))),
                        (now, before) ->
                                Informers.isOther(now, before)
                                        || !Objects.equals(now.getStatus(), before.getStatus()));
        calendars =
                Informers.source(
                        MarketCalendar.class,
                        context,
                        c ->
                                Schedules.using(
                                                Definitions.affected(c, allCalendars()),
                                                schedules.list())
                                        .map(Informers::key)
                                        .flatMap(s -> clusters.byIndex(BY_SCHEDULE, s).stream())
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()));
    }

    List<EventSource<?, AIServiceCluster>> sources() {
        return List.of(schedules, overrides, policies, calendars);
    }

    References.Observed of(AIServiceCluster cluster, AIServiceClusterSpec spec, Instant now) {
        var namespace = cluster.getMetadata().getNamespace();
        var schedule = Optional.ofNullable(spec.schedule()).map(NameRef::name);
        var policy = Optional.ofNullable(spec.policy()).map(NameRef::name);
        return new References.Observed(
                schedule.flatMap(name -> schedules.get(new ResourceID(name, namespace))),
                schedule.map(name -> overrides.byIndex(BY_SCHEDULE, namespace + "/" + name))
                        .orElse(List.of()),
                merged.of(allCalendars()).calendars(),
                policy.flatMap(name -> policies.get(new ResourceID(name, namespace))),
                Optional.ofNullable(cluster.getStatus())
                        .map(AIServiceClusterStatus::schedule)
                        .map(ScheduleView::notice),
                now);
    }

    /** How many clusters say that this bell is their next one. */
    int sharing(Instant bell, Instant now) {
        var count = latest;
        if (!count.holds(bell, now)) {
            count = new Count(bell, clusters.byIndex(BY_BELL, bell.toString()).size(), now);
            latest = count;
        }
        return count.clusters();
    }

    private static List<String> nextBell(AIServiceCluster cluster) {
        return Optional.ofNullable(cluster.getStatus())
                .map(AIServiceClusterStatus::schedule)
                .map(ScheduleView::nextBell)
                .map(List::of)
                .orElse(List.of());
    }

    private List<MarketCalendar> allCalendars() {
        return calendars.list().toList();
    }

    private static List<String> named(
            AIServiceCluster cluster, Function<AIServiceClusterSpec, @Nullable NameRef> ref) {
        var target = cluster.getSpec() == null ? null : ref.apply(cluster.getSpec());
        return target == null
                ? List.of()
                : List.of(cluster.getMetadata().getNamespace() + "/" + target.name());
    }
}
