package dev.openbell.operator.cluster.plan;

import dev.openbell.api.v1alpha1.Guardrails;
import dev.openbell.api.v1alpha1.SessionFreeze;
import dev.openbell.calendar.Bell;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import dev.openbell.operator.schedule.CompiledSchedule;
import dev.openbell.operator.schedule.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a resolved cluster and an instant to what every component should be. */
public final class Planner {

    /** Nobody waits longer for a rollout. */
    private static final Duration LONGEST_FREEZE = Duration.ofDays(7);

    private Planner() {}

    /** What its components should be at {@code now}, without the documents and tasks of a plan. */
    public static ClusterPlan components(ResolvedCluster cluster, Instant now) {
        var market = market(cluster, now);
        return new ClusterPlan(
                cluster,
                components(cluster, market),
                market,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                market.flatMap(MarketNow::nextBell).map(Bell::at));
    }

    private static Optional<MarketNow> market(ResolvedCluster cluster, Instant now) {
        return cluster.schedule()
                .found()
                .map(s -> new MarketNow(s.rules().at(now), s.rules().nextBell(now)));
    }

    private static List<ComponentPlan> components(
            ResolvedCluster cluster, Optional<MarketNow> market) {
        var answer = market.map(MarketNow::answer);
        return cluster.spec().components().stream()
                .map(component -> Components.plan(component, answer))
                .toList();
    }

    /** The plan that holds at {@code now}, up to its {@code next}. */
    public static ClusterPlan plan(ResolvedCluster cluster, Instant now) {
        var schedule = cluster.schedule().found();
        var market = market(cluster, now);
        var components = components(cluster, market);
        var timetable =
                schedule.map(CompiledSchedule.Usable::rules)
                        .map(r -> Timetable.at(now, r, shift(cluster.uid())));
        var tasks = Tasks.plan(cluster.spec().tasks(), components, schedule, now);
        var next =
                Stream.of(
                                market.flatMap(MarketNow::nextBell).map(Bell::at),
                                timetable.map(Timetable::nextAnchor),
                                cluster.notice().flatMap(Notice::until),
                                tasks.next())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
        return new ClusterPlan(
                cluster,
                components,
                market,
                timetable,
                tasks.plans(),
                Optional.empty(),
                isFrozen(cluster, market, now),
                next);
    }

    /** A session is on, and a gap comes in which a rollout harms nobody. */
    private static boolean isFrozen(
            ResolvedCluster cluster, Optional<MarketNow> market, Instant now) {
        var on =
                Optional.ofNullable(cluster.spec().guardrails())
                        .map(Guardrails::sessionFreeze)
                        .map(freeze -> freeze != SessionFreeze.Off)
                        .orElse(true);
        return on
                && market.filter(m -> m.answer().state() == SessionState.Open).isPresent()
                && cluster.schedule()
                        .found()
                        .flatMap(s -> s.nextTurn(now))
                        .filter(gap -> gap.isBefore(now.plus(LONGEST_FREEZE)))
                        .isPresent();
    }

    /** A minute of the week for each cluster. */
    private static Duration shift(String uid) {
        return Duration.ofMinutes(Math.floorMod(uid.hashCode(), Duration.ofDays(7).toMinutes()));
    }
}
