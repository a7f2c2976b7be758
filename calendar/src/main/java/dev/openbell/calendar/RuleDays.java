package dev.openbell.calendar;

import dev.openbell.calendar.CalendarDefinition.EarlyCloseRule;
import dev.openbell.calendar.CalendarDefinition.HolidayRule;
import dev.openbell.calendar.DayRule.EasterOffset;
import dev.openbell.calendar.DayRule.FixedDate;
import dev.openbell.calendar.DayRule.LastSessionBefore;
import dev.openbell.calendar.DayRule.ListedDates;
import dev.openbell.calendar.DayRule.NthWeekday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The days that the rules of one calendar pick, year by year, computed once. */
final class RuleDays {
    private static final int LONGEST_CLOSURE = 31;

    private final ResolvedCalendar calendar;
    private final Map<Integer, Map<LocalDate, Holiday>> holidays = new ConcurrentHashMap<>();
    private final Map<Integer, Map<LocalDate, EarlyCloseRule>> early = new ConcurrentHashMap<>();

    RuleDays(ResolvedCalendar calendar) {
        this.calendar = calendar;
    }

    /** A holiday on the day that it is observed. */
    record Holiday(String name, Optional<String> source) {}

    Optional<Holiday> holiday(LocalDate date) {
        return Optional.ofNullable(
                holidays.computeIfAbsent(date.getYear(), this::holidaysOf).get(date));
    }

    Optional<EarlyCloseRule> earlyClose(LocalDate date) {
        return Optional.ofNullable(
                early.computeIfAbsent(date.getYear(), this::earlyClosesOf).get(date));
    }

    /** True when the date has a session, however short. */
    boolean hasSession(LocalDate date) {
        var dated = calendar.dated(date);
        if (dated.closure().isPresent()) {
            return false;
        }
        return dated.extra().isPresent()
                || (calendar.template(date).isPresent() && holiday(date).isEmpty());
    }

    // A holiday may be observed in the year before or after its own, so three years are looked at.
    private Map<LocalDate, Holiday> holidaysOf(int year) {
        Map<LocalDate, Holiday> observed = new HashMap<>();
        record Moved(LocalDate nominal, HolidayRule rule) {}
        List<Moved> moved = new ArrayList<>();
        for (int y = year - 1; y <= year + 1; y++) {
            for (HolidayRule rule : calendar.holidays()) {
                for (LocalDate nominal : nominals(rule, y)) {
                    if (observance(rule) == Observance.NextFreeWeekday && weekend(nominal)) {
                        moved.add(new Moved(nominal, rule));
                    } else {
                        claim(observed, rule, nominal, fixedly(observance(rule), nominal));
                    }
                }
            }
        }
        for (Moved m : moved) {
            LocalDate free = m.nominal();
            while (weekend(free) || observed.containsKey(free)) {
                free = free.plusDays(1);
            }
            claim(observed, m.rule(), m.nominal(), free);
        }
        observed.keySet().removeIf(d -> d.getYear() != year);
        return Map.copyOf(observed);
    }

    private static void claim(
            Map<LocalDate, Holiday> observed, HolidayRule rule, LocalDate nominal, LocalDate date) {
        String name = date.equals(nominal) ? rule.name() : rule.name() + " (observed)";
        observed.putIfAbsent(date, new Holiday(name, rule.source()));
    }

    private Map<LocalDate, EarlyCloseRule> earlyClosesOf(int year) {
        Map<LocalDate, EarlyCloseRule> days = new HashMap<>();
        for (int y = year - 1; y <= year + 1; y++) {
            for (EarlyCloseRule rule : calendar.earlyCloseRules()) {
                for (LocalDate date : nominals(rule.rule(), y)) {
                    if (date.getYear() == year) {
                        days.putIfAbsent(date, rule);
                    }
                }
            }
        }
        return Map.copyOf(days);
    }

    private static boolean holds(HolidayRule rule, LocalDate nominal) {
        return (rule.on().isEmpty() || rule.on().contains(nominal.getDayOfWeek()))
                && rule.from().map(from -> !nominal.isBefore(from)).orElse(true)
                && rule.until().map(until -> !nominal.isAfter(until)).orElse(true);
    }

    /** The days of a year on which the rule holds, before a weekend moves them. */
    private List<LocalDate> nominals(HolidayRule rule, int year) {
        List<LocalDate> days =
                switch (rule.when()) {
                    case FixedDate fixed -> List.of(fixed.day().atYear(year));
                    case EasterOffset offset -> List.of(easter(year).plusDays(offset.plusDays()));
                    case NthWeekday nth ->
                            List.of(
                                    LocalDate.of(year, nth.month(), 1)
                                            .with(
                                                    TemporalAdjusters.dayOfWeekInMonth(
                                                            nth.nth(), nth.weekday()))
                                            .plusDays(nth.plusDays()));
                    case LastSessionBefore before ->
                            List.of(lastSessionBefore(before.day().atYear(year)));
                    case ListedDates listed ->
                            listed.dates().stream().filter(d -> d.getYear() == year).toList();
                };
        return days.stream().filter(day -> holds(rule, day)).toList();
    }

    private LocalDate lastSessionBefore(LocalDate limit) {
        LocalDate date = limit.minusDays(1);
        while (!hasSession(date) && date.isAfter(limit.minusDays(LONGEST_CLOSURE))) {
            date = date.minusDays(1);
        }
        return date;
    }

    private static Observance observance(HolidayRule rule) {
        return rule.when() instanceof FixedDate fixed ? fixed.observance() : Observance.None;
    }

    private static LocalDate fixedly(Observance observance, LocalDate nominal) {
        return switch (observance) {
            case None, NextFreeWeekday -> nominal;
            case NearestWeekday -> sundayToMonday(saturdayToFriday(nominal));
            case SundayToMonday -> sundayToMonday(nominal);
        };
    }

    private static LocalDate saturdayToFriday(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY ? date.minusDays(1) : date;
    }

    private static LocalDate sundayToMonday(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** Easter Sunday in the Gregorian calendar, after Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
