package dev.openbell.operator.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * What a schedule says of the hand-over at its bells.
 *
 * @param lead how long before a bell pods are warmed; empty: as each component has learned
 * @param drain how long after a bell the outgoing side keeps its pods
 * @param minimumDwell how long a side that has come keeps its pods at least
 */
public record FlipTimes(Optional<Duration> lead, Duration drain, Duration minimumDwell) {

    /** What holds where the schedule says nothing. */
    public static final FlipTimes DEFAULT =
            new FlipTimes(Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(10));
}
