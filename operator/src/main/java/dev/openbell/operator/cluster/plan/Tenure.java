package dev.openbell.operator.cluster.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a component that comes and goes with the schedule. It lies in the cluster's
 * status, so that it outlives the operator.
 *
 * @param activeSince when the schedule last made it active
 * @param inactiveSince when the schedule last made it inactive
 * @param startSeconds from the write of its number to all its pods Ready, the last flips, in whole
 *     seconds, the oldest first
 * @param lead how long before a bell it is warmed
 * @param nextChange when its number of pods is planned to change next
 * @param warmUp the bell for which it has been warmed; empty when it was not, or has its turn
 */
public record Tenure(
        Optional<Instant> activeSince,
        Optional<Instant> inactiveSince,
        List<Integer> startSeconds,
        Optional<Duration> lead,
        Optional<Instant> nextChange,
        Optional<WarmUp> warmUp) {

    /**
     * Pods that were started for a bell that has not rung yet.
     *
     * @param bell the bell
     * @param since from when on they were due
     */
    public record WarmUp(Instant bell, Instant since) {}

    /** Nothing is known. */
    public static final Tenure NONE =
            new Tenure(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The same with another plan for the next flip. */
    public Tenure planned(Duration newLead, Optional<Instant> change, Optional<WarmUp> warming) {
        return new Tenure(
                activeSince, inactiveSince, startSeconds, Optional.of(newLead), change, warming);
    }
}
