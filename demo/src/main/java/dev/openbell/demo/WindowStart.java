package dev.openbell.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * From when the pulse of the demo's window is counted. Any time would do; this one has the market
 * open, and its first bell soon but not before the pods are there.
 */
final class WindowStart {
    private static final int LATEST_MINUTE = 59;

    private WindowStart() {}

    /**
     * @param earliestBell how long after now the first bell may come
     * @return the start, in UTC; midnight when none fits, which is so in the day's first minutes
     *     only
     */
    static LocalTime chosen(Instant now, Duration every, Duration open, Duration earliestBell) {
        var best = LocalTime.MIDNIGHT;
        var shortest = Duration.ofDays(1);
        for (int minute = 0; minute <= LATEST_MINUTE; minute++) {
            var start = LocalTime.MIDNIGHT.plusMinutes(minute);
            var position = position(now, start, every);
            var toBell = open.minus(position);
            if (!position.isNegative()
                    && toBell.compareTo(earliestBell) >= 0
                    && toBell.compareTo(shortest) < 0) {
                best = start;
                shortest = toBell;
            }
        }
        return best;
    }

    /** How far the present period has come; negative before the window. */
    private static Duration position(Instant now, LocalTime start, Duration every) {
        var midnight = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        var since = Duration.between(midnight, now).minusNanos(start.toNanoOfDay());
        return since.isNegative() ? since : Duration.ofMillis(since.toMillis() % every.toMillis());
    }
}
