package dev.openbell.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A window that recurs every week in local time, {@code [start, end)}. A start after the end runs
 * over midnight into the next day: Friday 22:00 to 02:00 is open on Saturday at 01:00.
 *
 * <p>Where the clocks change: a time in a gap is the instant of the transition; one that occurs
 * twice means the first occurrence for a start and the second for an end; a window wholly inside a
 * gap is empty that day.
 *
 * @param days the days on which the window <em>starts</em>, at least one
 * @param start local start, 00:00 to 23:59
 * @param end local end, exclusive, up to 24:00; never equal to the start
 * @param zone the zone of both
 * @param pulse opens only for the first part of every period inside the window; empty: open
 *     throughout
 */
public record WeeklyWindow(
        Set<DayOfWeek> days, TimeOfDay start, TimeOfDay end, ZoneId zone, Optional<Pulse> pulse) {
    /** Copies the days, in order, and refuses an empty window. */
    public WeeklyWindow {
        Objects.requireNonNull(zone, "zone");
        if (days == null || days.isEmpty()) {
            throw new IllegalArgumentException("days: a window needs at least one day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        if (start.equals(end)) {
            throw new IllegalArgumentException(
                    "end: is equal to the start "
                            + start
                            + ", so the window would be empty; for a whole day say 00:00 to 24:00");
        }
        if (start.equals(TimeOfDay.END_OF_DAY)) {
            throw new IllegalArgumentException(
                    "start: 24:00 is an end; say 00:00 on the next day instead");
        }
    }

    /** True when the window ends on the day after the one it starts on. */
    public boolean overMidnight() {
        return start.compareTo(end) > 0;
    }

    /**
     * Open for the first {@code open} of every {@code every}, counted in elapsed time from the
     * window's start: for demonstrations and drills.
     *
     * @param every the period, at least one second
     * @param open the open part, more than nothing and less than the period
     */
    public record Pulse(Duration every, Duration open) {
        /** Refuses a pulse that would never open or never close. */
        public Pulse {
            if (every.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "pulse.every: must be at least one second, but is " + every);
            }
            if (!open.isPositive() || open.compareTo(every) >= 0) {
                throw new IllegalArgumentException(
                        "pulse.open: must be more than nothing and less than every ("
                                + every
                                + "), but is "
                                + open);
            }
        }
    }
}
