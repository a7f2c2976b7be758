package dev.openbell.bench.load;

import dev.openbell.api.v1alpha1.TradingScheduleSpec;
import dev.openbell.api.v1alpha1.Weekday;
import dev.openbell.api.v1alpha1.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Opening hours as weekly windows in UTC, whose bells lie where a benchmark wants them. */
public final class Hours {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Hours() {}

    /** Hours that are closed now and ring no bell for three days. */
    public static TradingScheduleSpec farFrom(Instant now) {
        return open(now.atZone(ZoneOffset.UTC).plusDays(4).truncatedTo(ChronoUnit.DAYS), "0s");
    }

    /**
     * Hours that open at a whole minute and close two hours later.
     *
     * @param lead how long before the bell pods are warmed: Learned, or a duration
     */
    public static TradingScheduleSpec openAt(Instant bell, String lead) {
        return open(bell.atZone(ZoneOffset.UTC), lead);
    }

    /** The first whole minute that is at least so far away. */
    public static Instant nextBell(Instant now, Duration atLeast) {
        var earliest = now.plus(atLeast);
        var minute = earliest.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(earliest) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }

    private static TradingScheduleSpec open(ZonedDateTime start, String lead) {
        var window =
                new Window(
                        List.of(weekday(start.getDayOfWeek())),
                        TIME.format(start),
                        TIME.format(start.plusHours(2)),
                        "UTC",
                        null);
        return new TradingScheduleSpec(
                List.of(), null, List.of(), null, List.of(window), lead, "0s", "0s", List.of());
    }

    private static Weekday weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> Weekday.Mon;
            case TUESDAY -> Weekday.Tue;
            case WEDNESDAY -> Weekday.Wed;
            case THURSDAY -> Weekday.Thu;
            case FRIDAY -> Weekday.Fri;
            case SATURDAY -> Weekday.Sat;
            case SUNDAY -> Weekday.Sun;
        };
    }
}
