package dev.openbell.calendar;

import dev.openbell.calendar.zones.ZoneData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * From local time to instants, by the zone's rules. A local time in a gap is the instant of the
 * transition; one that occurs twice means the first occurrence for a start and the second for an
 * end.
 */
final class LocalTimes {
    private static final int MINUTES_PER_DAY = 1440;

    private LocalTimes() {}

    /** The instant of a start, in minutes from the date's local midnight (may be negative). */
    static Instant start(LocalDate date, int minutes, ZoneId zone) {
        return resolve(date, minutes, zone, false);
    }

    /** The instant of an end, in minutes from the date's local midnight (may exceed a day). */
    static Instant end(LocalDate date, int minutes, ZoneId zone) {
        return resolve(date, minutes, zone, true);
    }

    /** First instant of the local date; of a date that the zone skipped, the transition. */
    static Instant startOfDay(LocalDate date, ZoneId zone) {
        return start(date, 0, zone);
    }

    private static Instant resolve(LocalDate date, int minutes, ZoneId zone, boolean latest) {
        return resolve(
                date.plusDays(Math.floorDiv(minutes, MINUTES_PER_DAY))
                        .atStartOfDay()
                        .plusMinutes(Math.floorMod(minutes, MINUTES_PER_DAY)),
                zone,
                latest);
    }

    /** The instant of a local time; of one that comes twice the first or the latest. */
    static Instant resolve(LocalDateTime local, ZoneId zone, boolean latest) {
        var rules = ZoneData.current().rules(zone);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return rules.getTransition(local).getInstant();
        }
        return local.toInstant(latest ? offsets.getLast() : offsets.getFirst());
    }
}
