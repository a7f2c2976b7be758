package dev.openbell.operator.cluster.plan;

import dev.openbell.calendar.Bell;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import dev.openbell.operator.schedule.CompiledSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** From a resolved cluster and an instant to what every component should be. */
public final class Planner {

    private Planner() {}

    /** The plan that holds at {@code now}, up to its {@code next}. */
    public static ClusterPlan plan(ResolvedCluster cluster, Instant now) {
        var schedule = cluster.schedule().found();
        var market = schedule.map(s -> new MarketNow(s.rules().at(now), s.rules().nextBell(now)));
        var answer = market.map(MarketNow::answer);
        var components =
                cluster.spec().components().stream()
                        .map(component -> Components.plan(component, answer))
                        .toList();
        var timetable =
                schedule.map(CompiledSchedule.Usable::rules)
                        .map(r -> Timetable.at(now, r, shift(cluster.uid())));
        var tasks = Tasks.plan(cluster.spec().tasks(), components, schedule, now);
        var next =
                Stream.of(
                                market.flatMap(MarketNow::nextBell).map(Bell::at),
                                timetable.map(Timetable::nextAnchor),
                                tasks.next())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
        return new ClusterPlan(cluster, components, market, timetable, tasks.plans(), next);
    }

    /** A minute of the week for each cluster. */
    private static Duration shift(String uid) {
        return Duration.ofMinutes(Math.floorMod(uid.hashCode(), Duration.ofDays(7).toMinutes()));
    }
}
