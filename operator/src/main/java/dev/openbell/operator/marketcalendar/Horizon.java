package dev.openbell.operator.marketcalendar;

import dev.openbell.calendar.MarketCalendar;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whether calendars' data reach far enough, and an alarm while there is time to add some. Pure. */
public final class Horizon {

    /** How long before the last day of the data the alarm begins. */
    private static final int ALARM_DAYS = 60;

    private Horizon() {}

    /** {@link ConditionType#CalendarCurrent} of calendars, by the one whose data end first. */
    public static Finding judge(Collection<MarketCalendar> calendars, Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return calendars.stream()
                .min(Comparator.comparing(MarketCalendar::validThrough))
                .map(nearest -> judge(nearest, today))
                .orElseGet(
                        () ->
                                Finding.yes(
                                        ConditionType.CalendarCurrent,
                                        ConditionReason.NoCalendar,
                                        ConditionReason.NoCalendar.meaning()));
    }

    /** When {@link #judge} may answer otherwise, after an instant; in no order. */
    public static Stream<Instant> edges(Collection<MarketCalendar> calendars, Instant after) {
        return calendars.stream()
                .map(MarketCalendar::validThrough)
                .flatMap(day -> Stream.of(day.minusDays(ALARM_DAYS - 1L), day.plusDays(1)))
                .map(Horizon::startOf)
                .filter(edge -> edge.isAfter(after));
    }

    private static Finding judge(MarketCalendar nearest, LocalDate today) {
        var end = nearest.validThrough();
        if (!end.isBefore(today.plusDays(ALARM_DAYS))) {
            return Finding.yes(
                    ConditionType.CalendarCurrent,
                    ConditionReason.Current,
                    "The data of all calendars reach " + end + " at least.");
        }
        boolean isOver = end.isBefore(today);
        return Finding.no(
                ConditionType.CalendarCurrent,
                isOver ? ConditionReason.HorizonPassed : ConditionReason.HorizonNear,
                "The data of %s %s on %s; add a MarketCalendar that extends it."
                        .formatted(nearest.mic(), isOver ? "ended" : "end", end));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
