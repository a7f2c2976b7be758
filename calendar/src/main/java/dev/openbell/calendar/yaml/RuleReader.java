package dev.openbell.calendar.yaml;

import dev.openbell.calendar.CalendarDefinition.EarlyCloseRule;
import dev.openbell.calendar.CalendarDefinition.HolidayRule;
import dev.openbell.calendar.DayRule;
import dev.openbell.calendar.DayRule.EasterOffset;
import dev.openbell.calendar.DayRule.FixedDate;
import dev.openbell.calendar.DayRule.LastSessionBefore;
import dev.openbell.calendar.DayRule.ListedDates;
import dev.openbell.calendar.DayRule.NthWeekday;
import dev.openbell.calendar.Observance;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rules that pick days. The kind of rule follows from the field that is there: {@code
 * date: 12-25}, {@code nth} with {@code weekday} and {@code month}, {@code easter: -2}, {@code
 * lastSessionBefore: 12-25}, or {@code dates: [2026-02-17, 2027-02-06]}.
 */
final class RuleReader {
    private static final List<String> KINDS =
            List.of("date", "nth", "easter", "lastSessionBefore", "dates");

    private final Optional<String> source;

    RuleReader(Optional<String> source) {
        this.source = source;
    }

    Optional<HolidayRule> holiday(Fields f) {
        var name = f.required("name", f.text("name"));
        Optional<DayRule> when = when(f);
        Set<DayOfWeek> on = new HashSet<>(weekdays(f, "onlyOn"));
        var from = DefinitionReader.date(f, "from");
        var until = DefinitionReader.date(f, "until");
        Optional<String> own = f.text("source").or(() -> source);
        return name.flatMap(n -> when.map(w -> new HolidayRule(n, w, on, from, until, own)));
    }

    Optional<EarlyCloseRule> earlyClose(Fields f) {
        var close = f.required("close", DefinitionReader.time(f, "close"));
        return holiday(f).flatMap(rule -> close.map(c -> new EarlyCloseRule(rule, c)));
    }

    private static Optional<DayRule> when(Fields f) {
        if (KINDS.stream().filter(f::has).count() != 1) {
            f.problem("", "must have exactly one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        try {
            if (f.has("date")) {
                var observance =
                        f.parsed("observe", "a way to observe a weekend", Observance::valueOf)
                                .orElse(Observance.None);
                return monthDay(f, "date").map(day -> new FixedDate(day, observance));
            }
            if (f.has("nth")) {
                return nthWeekday(f);
            }
            if (f.has("easter")) {
                return Optional.of(new EasterOffset(f.integer("easter", 0)));
            }
            if (f.has("dates")) {
                return Optional.of(
                        new ListedDates(
                                f.texts(
                                        "dates",
                                        "a date in the form yyyy-MM-dd",
                                        LocalDate::parse)));
            }
            return monthDay(f, "lastSessionBefore").map(LastSessionBefore::new);
        } catch (IllegalArgumentException e) {
            f.problem("", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<DayRule> nthWeekday(Fields f) {
        int nth = f.integer("nth", 1);
        var weekday = f.required("weekday", f.parsed("weekday", "a weekday", RuleReader::weekday));
        var month =
                f.required(
                        "month", f.parsed("month", "a month", m -> Month.of(Integer.parseInt(m))));
        int plusDays = f.integer("plusDays", 0);
        return weekday.flatMap(w -> month.map(m -> new NthWeekday(m, w, nth, plusDays)));
    }

    private static Optional<MonthDay> monthDay(Fields f, String field) {
        return f.parsed(field, "a day in the form MM-dd", text -> MonthDay.parse("--" + text));
    }

    static List<DayOfWeek> weekdays(Fields f, String field) {
        return f.texts(field, "a weekday from Mon to Sun", RuleReader::weekday);
    }

    private static DayOfWeek weekday(String text) {
        return switch (text) {
            case "Mon" -> DayOfWeek.MONDAY;
            case "Tue" -> DayOfWeek.TUESDAY;
            case "Wed" -> DayOfWeek.WEDNESDAY;
            case "Thu" -> DayOfWeek.THURSDAY;
            case "Fri" -> DayOfWeek.FRIDAY;
            case "Sat" -> DayOfWeek.SATURDAY;
            case "Sun" -> DayOfWeek.SUNDAY;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
