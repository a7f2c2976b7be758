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
 * @param share the cluster's place among those that share a bell
 */
public record FlipFacts(
        Map<String, Seen> seen,
        Map<String, Remembered> remembered,
        Map<String, Duration> started,
        Function<Instant, Stagger.Share> share) {

    /** There are no other clusters. */
    public static final Function<Instant, Stagger.Share> NO_OTHERS = bell -> Stagger.Share.ALONE;

    /** Nothing is there, and nobody shares a bell. */
    public static final FlipFacts NONE = new FlipFacts(Map.of(), Map.of(), Map.of(), NO_OTHERS);

    /** Whether other clusters may come to share a bell. */
    boolean mayShare() {
        return share != NO_OTHERS;
    }

    Seen seen(String component) {
        return seen.getOrDefault(component, Seen.NOTHING);
    }

    Remembered remembered(String component) {
        return remembered.getOrDefault(component, Remembered.NOTHING);
    }
}
