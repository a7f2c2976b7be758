package dev.openbell.operator.cluster.plan;

import dev.openbell.api.v1alpha1.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task and when it runs.
 *
 * @param component the plan of the component whose image it runs
 * @param cron five fields
 * @param zone IANA zone of the cron line
 * @param atBell whether bells tell its times; else the user wrote the line
 * @param occurrence the one time that the line means; empty for a line that the user wrote, and
 *     while no next time is known
 * @param deadline after which a run is ended
 */
public record TaskPlan(
        Task spec,
        ComponentPlan component,
        String cron,
        String zone,
        boolean atBell,
        Optional<Instant> occurrence,
        Duration deadline) {

    /** How long after its time a run may still be started. */
    public static final Duration START_WITHIN = Duration.ofMinutes(2);

    /** No time is known for which it may be started. */
    public boolean rests() {
        return atBell && occurrence.isEmpty();
    }

    /** From when on no pod of a run that was started in time exists any more. */
    public Optional<Instant> startBy() {
        return occurrence.map(at -> at.plus(START_WITHIN).plus(deadline));
    }
}
