package dev.openbell.cli.calendar;

import dev.openbell.calendar.CalendarDiff;
import dev.openbell.calendar.CalendarDiff.Day;
import dev.openbell.calendar.CalendarDiff.Difference;
import dev.openbell.calendar.MarketCalendar;
import dev.openbell.calendar.MarketCalendars;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.Reason;
import dev.openbell.calendar.Segment;
import dev.openbell.calendar.zones.ZoneData;
import dev.openbell.cli.output.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The differences between versions of calendars, as rows in the calendar's own time. */
record Differences(LocalDate from, LocalDate to) {

    static final List<String> COLUMNS =
            List.of("calendar", "trade_date", "was", "is", "reason", "rule");

    /** Of two sets of calendars, those that both have. */
    List<List<String>> between(MarketCalendars was, MarketCalendars is, Predicate<String> wanted) {
        var rows = new ArrayList<List<String>>();
        var names = new TreeSet<>(was.names());
        names.retainAll(is.names());
        for (var name : names) {
            if (wanted.test(name)) {
                rows.addAll(
                        between(name, was.find(name).orElseThrow(), is.find(name).orElseThrow()));
            }
        }
        return rows;
    }

    /** Of two calendars. */
    List<List<String>> between(String name, MarketCalendar was, MarketCalendar is) {
        return CalendarDiff.between(was, is, from, to).stream()
                .map(difference -> row(name, difference, was.zone(), is.zone()))
                .toList();
    }

    static Rows rows(List<List<String>> rows) {
        return new Rows(COLUMNS, rows);
    }

    private static List<String> row(String name, Difference d, ZoneId wasZone, ZoneId isZone) {
        boolean all = text(d, d.was(), wasZone, false).equals(text(d, d.is(), isZone, false));
        var telling = isTelling(d.is()) ? d.is() : d.was();
        return List.of(
                name,
                d.from().equals(d.to()) ? d.from().toString() : d.from() + ".." + d.to(),
                text(d, d.was(), wasZone, all),
                text(d, d.is(), isZone, all),
                reason(telling),
                rule(telling));
    }

    private static boolean isTelling(Day day) {
        return switch (day) {
            case Day.Trading(var session) -> session.reason() != Reason.RegularSession;
            case Day.Shut shut -> shut.reason() != Reason.Weekend;
            case Day.NotKnown ignored -> false;
        };
    }

    private static String reason(Day day) {
        return switch (day) {
            case Day.Trading(var session) -> session.reason().name();
            case Day.Shut(var reason, var ignored) -> reason.name();
            case Day.NotKnown ignored -> Reason.BeyondHorizon.name();
        };
    }

    private static String rule(Day day) {
        return switch (day) {
            case Day.Trading(var session) -> session.rule();
            case Day.Shut(var ignored, var rule) -> rule;
            case Day.NotKnown ignored -> "";
        };
    }

    /**
     * A day in the calendar's own time.
     *
     * @param all with the phases around trading, where trading alone does not tell
     */
    private static String text(Difference d, Day day, ZoneId zone, boolean all) {
        if (day instanceof Day.NotKnown) {
            return "unknown";
        }
        if (!d.from().equals(d.to())) {
            return "known";
        }
        return switch (day) {
            case Day.Trading(var session) ->
                    session.segments().stream()
                            .filter(s -> all || s.phase() == Phase.Continuous)
                            .map(s -> (all ? s.phase() + " " : "") + text(s, d.from(), zone))
                            .collect(Collectors.joining(", "));
            case Day.Shut ignored -> "closed";
            case Day.NotKnown ignored -> "unknown";
        };
    }

    private static String text(Segment segment, LocalDate date, ZoneId zone) {
        return text(segment.start(), date, zone) + "-" + text(segment.end(), date, zone);
    }

    private static String text(Instant at, LocalDate date, ZoneId zone) {
        var offset = ZoneData.current().rules(zone).getOffset(at);
        var local = LocalDateTime.ofInstant(at, offset);
        return local.toLocalDate().equals(date) ? local.toLocalTime().toString() : local.toString();
    }
}
