package dev.openbell.calendar;

import java.time.Instant;

/**
 * One stretch of a trading day, {@code [start, end)}.
 *
 * @param phase what the market does in it
 * @param start first instant
 * @param end first instant after it
 */
public record Segment(Phase phase, Instant start, Instant end) {
    /** Refuses an empty segment. */
    public Segment {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end: must be after the start " + start);
        }
    }
}
