package dev.openbell.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One window in local time, on the line of instants.
 *
 * @param start inclusive
 * @param end exclusive; equal to the start when the window lies wholly in a gap of the clocks
 */
public record LocalWindow(Instant start, Instant end) {

    /**
     * The window between two local times, by the rule of all windows and sessions: a local time
     * that a change of the clocks skips is the instant of the change; of one that comes twice the
     * first is meant for a start, the second for an end.
     */
    public static LocalWindow of(LocalDateTime start, LocalDateTime end, ZoneId zone) {
        return new LocalWindow(
                LocalTimes.resolve(start, zone, false), LocalTimes.resolve(end, zone, true));
    }
}
