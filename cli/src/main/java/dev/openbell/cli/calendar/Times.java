package dev.openbell.cli.calendar;

import dev.openbell.calendar.zones.ZoneData;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as texts. */
final class Times {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** ISO 8601 in UTC to the second; empty for an end of time. */
    static String utc(Instant at) {
        return isEnd(at) ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** By the clocks of a place, with their offset; empty for an end of time. */
    static String local(Instant at, ZoneId zone) {
        if (isEnd(at)) {
            return "";
        }
        ZoneOffset offset = ZoneData.current().rules(zone).getOffset(at);
        return LOCAL.format(at.atOffset(offset))
                + " "
                + (offset.equals(ZoneOffset.UTC) ? "UTC" : offset);
    }

    private static boolean isEnd(Instant at) {
        return at.equals(Instant.MIN) || at.equals(Instant.MAX);
    }
}
