package dev.openbell.cli.platform;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.calendar.SessionOverride;
import dev.openbell.operator.cluster.flip.Flip;
import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.Planner;
import dev.openbell.operator.cluster.resolve.Reference;
import dev.openbell.operator.cluster.resolve.ResolvedCluster;
import dev.openbell.operator.forecast.Change;
import dev.openbell.operator.forecast.Forecast;
import dev.openbell.operator.schedule.CompiledSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One AIServiceCluster with what it refers to.
 *
 * @param object as it was written
 * @param cluster with its references followed
 * @param facts what is there, as the operator would see it
 */
record Platform(AIServiceCluster object, ResolvedCluster cluster, FlipFacts facts) {

    private static final Duration LEAD_IN = Duration.ofDays(7);

    String name() {
        return cluster.namespace() + "/" + cluster.name();
    }

    /** Its schedule; a sentence for people when there is none to use. */
    CompiledSchedule.Usable schedule() {
        return switch (cluster.schedule()) {
            case Reference.Found<CompiledSchedule.Usable>(var schedule) -> schedule;
            case Reference.None<CompiledSchedule.Usable> ignored ->
                    throw new CliException(
                            name()
                                    + " names no schedule, so nothing of it comes and goes by time.");
            case Reference.Missing<CompiledSchedule.Usable>(var kind, var missing) ->
                    throw new CliException(
                            name()
                                    + ": "
                                    + kind
                                    + " \""
                                    + missing
                                    + "\" does not exist in its namespace.");
            case Reference.NotReady<CompiledSchedule.Usable>(var kind, var schedule, var why) ->
                    throw new CliException(
                            name() + ": " + kind + " \"" + schedule + "\" cannot be used: " + why);
        };
    }

    /** What is planned, by the operator's own functions. */
    List<Change> changes(Instant from, Instant until) {
        if (cluster.schedule().dangles()) {
            schedule();
        }
        return Forecast.of(cluster, facts, from, until);
    }

    /**
     * What each component should be at an instant, if nothing is edited until then; of a time that
     * is over, what it would have been by the present schedule.
     */
    ClusterPlan planAt(Instant at, Instant now) {
        return Flip.plan(Planner.components(cluster, at), factsAt(at, now), at);
    }

    /** What is there at an instant. */
    FlipFacts factsAt(Instant at, Instant now) {
        if (at.equals(now)) {
            return facts;
        }
        return at.isAfter(now)
                ? Forecast.factsAt(cluster, facts, now, at)
                : Forecast.factsAt(cluster, FlipFacts.NONE, at.minus(LEAD_IN), at);
    }

    /** Overrides of its schedule, in the order of their beginning. */
    List<SessionOverride> overrides() {
        return schedule().overrides().stream()
                .sorted(Comparator.comparing(SessionOverride::from))
                .toList();
    }
}
