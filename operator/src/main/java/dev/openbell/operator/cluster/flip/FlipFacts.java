package dev.openbell.operator.cluster.flip;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * What is known of a cluster's flips beside its plan.
 *
 * @param seen the Deployments, by component
 * @param remembered the components as the pass before left them
 * @param started components that have just become Ready, with the time that it took
 * @param spread how much earlier than its lead the cluster warms for a bell, since others share it
 */
public record FlipFacts(
        Map<String, Seen> seen,
        Map<String, Remembered> remembered,
        Map<String, Duration> started,
        Function<Instant, Duration> spread) {

    /** Nothing is there, and nobody shares a bell. */
    public static final FlipFacts NONE =
            new FlipFacts(Map.of(), Map.of(), Map.of(), bell -> Duration.ZERO);

    Seen seen(String component) {
        return seen.getOrDefault(component, Seen.NOTHING);
    }

    Remembered remembered(String component) {
        return remembered.getOrDefault(component, Remembered.NOTHING);
    }
}
