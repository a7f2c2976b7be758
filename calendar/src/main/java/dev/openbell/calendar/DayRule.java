package dev.openbell.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;

/** A rule that picks days of a year: one, or as many as are listed. */
public sealed interface DayRule {
    /**
     * A fixed date, such as 25 December.
     *
     * @param day month and day; 29 February means 28 February in other years
     * @param observance what happens on a weekend
     */
    record FixedDate(MonthDay day, Observance observance) implements DayRule {}

    /**
     * The nth weekday of a month, such as the fourth Thursday of November.
     *
     * @param month the month
     * @param weekday the weekday
     * @param nth 1 to 4 from the start of the month; -1 the last, -2 the one before
     * @param plusDays days to add afterwards, such as 1 for the day after Thanksgiving
     */
    record NthWeekday(Month month, DayOfWeek weekday, int nth, int plusDays) implements DayRule {
        /** Refuses an nth that not every month has. */
        public NthWeekday {
            if (nth == 0 || nth > 4 || nth < -4) {
                throw new IllegalArgumentException(
                        "nth: must be 1 to 4, or -1 to -4 from the month's end, but is " + nth);
            }
            if (plusDays < -31 || plusDays > 31) {
                throw new IllegalArgumentException(
                        "plusDays: must lie between -31 and 31, but is " + plusDays);
            }
        }
    }

    /**
     * Days from Easter Sunday of the western (Gregorian) church.
     *
     * @param plusDays -2 for Good Friday, 1 for Easter Monday
     */
    record EasterOffset(int plusDays) implements DayRule {
        /** Refuses an offset that could leave the year. */
        public EasterOffset {
            if (plusDays < -80 || plusDays > 100) {
                throw new IllegalArgumentException(
                        "easter: must lie between -80 and 100 days, but is " + plusDays);
            }
        }
    }

    /**
     * The last day with a session before a date; for early closes only, since it asks which days
     * are closed.
     *
     * @param day month and day, exclusive
     */
    record LastSessionBefore(MonthDay day) implements DayRule {}

    /**
     * Days of an official table, for what no rule can compute: lunar dates, elections, equinoxes.
     *
     * @param dates in order, each once, at least one
     */
    record ListedDates(List<LocalDate> dates) implements DayRule {
        /** Copies, and refuses an empty list and dates that are not in order. */
        public ListedDates {
            dates = List.copyOf(dates);
            if (dates.isEmpty()) {
                throw new IllegalArgumentException("dates: must have at least one");
            }
            for (int i = 1; i < dates.size(); i++) {
                if (!dates.get(i).isAfter(dates.get(i - 1))) {
                    throw new IllegalArgumentException(
                            "dates: must be in order, each once, but "
                                    + dates.get(i)
                                    + " comes after "
                                    + dates.get(i - 1));
                }
            }
        }
    }
}
