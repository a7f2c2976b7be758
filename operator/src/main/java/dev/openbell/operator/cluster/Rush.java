package dev.openbell.operator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bell that many clusters share: while numbers of pods are being written, what can be told later
 * waits, so that the last cluster is not kept waiting by the status of the first. It never waits
 * for long: a rush ends with a short silence, or after {@link #LONGEST}.
 */
final class Rush {

    /** So long after the last write of replicas, the rush is over. */
    static final Duration SILENCE = Duration.ofMillis(300);

    /** What waits, waits for at most about so long. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private record Span(Instant began, Instant last) {
        Span joinedBy(Instant write) {
            return isOver(write) ? new Span(write, write) : new Span(began, write);
        }

        boolean isOver(Instant now) {
            return now.isBefore(began) || now.isAfter(last.plus(SILENCE));
        }
    }

    private final AtomicReference<Span> span =
            new AtomicReference<>(new Span(Instant.MAX, Instant.MIN));

    /** Replicas were written. */
    void wrote(Instant at) {
        span.updateAndGet(present -> present.joinedBy(at));
    }

    /** Whether what can wait should wait. */
    boolean isOn(Instant now) {
        var present = span.get();
        return !present.isOver(now) && now.isBefore(present.began().plus(LONGEST));
    }
}
