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
 * @param next when this plan may change by itself; empty: never
 */
public record ClusterPlan(
        ResolvedCluster cluster,
        List<ComponentPlan> components,
        Optional<MarketNow> market,
        Optional<Timetable> timetable,
        List<TaskPlan> tasks,
        Optional<Instant> next) {}
