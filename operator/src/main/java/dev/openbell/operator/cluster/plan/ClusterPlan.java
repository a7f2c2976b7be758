package dev.openbell.operator.cluster.plan;

import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster should be now.
 *
 * @param market what its schedule says now; empty without a usable schedule
 * @param timetable the bells that pods mount; empty without a usable schedule
 * @param tasks what runs at a time, with its cron line
 * @param flip the hand-over that runs now; empty when none runs
 * @param frozen whether rollouts wait, since a session is on
 * @param next when this plan may change by itself; empty: never
 */
public record ClusterPlan(
        ResolvedCluster cluster,
        List<ComponentPlan> components,
        Optional<MarketNow> market,
        Optional<Timetable> timetable,
        List<TaskPlan> tasks,
        Optional<FlipNow> flip,
        boolean frozen,
        Optional<Instant> next) {

    /** The same with the hand-over in it. */
    public ClusterPlan with(
            List<ComponentPlan> flipped, Optional<FlipNow> running, Optional<Instant> earliest) {
        return new ClusterPlan(
                cluster, flipped, market, timetable, tasks, running, frozen, earliest);
    }
}
