package dev.openbell.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What two versions of a calendar mean otherwise: trade dates whose trading differs. */
public final class CalendarDiff {
    private CalendarDiff() {}

    /** What one version says of a trade date. */
    public sealed interface Day {
        /** A session. */
        record Trading(MarketSession session) implements Day {}

        /** No session, and why. */
        record Shut(Reason reason, String rule) implements Day {}

        /** Beyond what the version knows. */
        record NotKnown() implements Day {}
    }

    /**
     * One or more trade dates, next to each other, that differ.
     *
     * @param from the first
     * @param to the last; later than the first only where one version knows nothing
     * @param was what the first version says of {@code from}
     * @param is what the second says of it
     */
    public record Difference(LocalDate from, LocalDate to, Day was, Day is) {}

    /**
     * The differences between two dates, both inclusive, in order. Two sessions differ when one of
     * their segments does. A day without a session does not differ from another, whatever the
     * reason. Neighbouring dates of which one version knows nothing are one difference.
     */
    public static List<Difference> between(
            MarketCalendar was, MarketCalendar is, LocalDate from, LocalDate to) {
        List<Difference> differences = new ArrayList<>();
        if (was.revision().equals(is.revision())) {
            return differences;
        }
        LocalDate first = later(from, earlier(was.validFrom(), is.validFrom()));
        LocalDate last = earlier(to, later(was.validThrough(), is.validThrough()));
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Day before = day(was, date);
            Day after = day(is, date);
            if (same(before, after)) {
                continue;
            }
            if (!differences.isEmpty() && goesOn(differences.getLast(), date, before, after)) {
                Difference d = differences.removeLast();
                differences.add(new Difference(d.from(), date, d.was(), d.is()));
            } else {
                differences.add(new Difference(date, date, before, after));
            }
        }
        return List.copyOf(differences);
    }

    /** What a calendar says of a trade date. */
    public static Day day(MarketCalendar calendar, LocalDate date) {
        if (!calendar.resolved().knows(date)) {
            return new Day.NotKnown();
        }
        var why = calendar.plans().plan(date).why();
        return calendar.plans()
                .session(date)
                .<Day>map(Day.Trading::new)
                .orElseGet(() -> new Day.Shut(why.reason(), why.rule()));
    }

    private static boolean same(Day a, Day b) {
        if (a instanceof Day.Trading(var one) && b instanceof Day.Trading(var other)) {
            return one.segments().equals(other.segments());
        }
        return a.getClass() == b.getClass();
    }

    private static boolean goesOn(Difference before, LocalDate date, Day was, Day is) {
        boolean unknown =
                was instanceof Day.NotKnown && before.was() instanceof Day.NotKnown
                        || is instanceof Day.NotKnown && before.is() instanceof Day.NotKnown;
        return unknown && before.to().plusDays(1).equals(date);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
