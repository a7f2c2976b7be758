package dev.openbell.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A calendar as data: what a data file or a MarketCalendar resource says, not yet judged. {@link
 * MarketCalendars#with} judges it and names the field of every problem.
 *
 * @param name the calendar's name, a MIC for the built-in ones
 * @param extendsName the calendar that this one is layered over. It may be its own name: then it is
 *     layered over the built-in calendar of that name and takes its place
 * @param timeZone zone of all local times; required without {@code extendsName}, and with it equal
 *     to the base's or absent
 * @param sessions the ordinary day, effective-dated. With {@code extendsName} they are added to the
 *     base's and replace those of the same effective date
 * @param holidays closures by rule, added to the base's
 * @param earlyCloseRules early closes by rule, added to the base's
 * @param closures dates without a session
 * @param earlyCloses dates that end early
 * @param lateOpens dates that begin late
 * @param extraSessions dates with a session of their own, whatever the rules say
 * @param validThrough the last trade date that is known; required without {@code extendsName}
 */
public record CalendarDefinition(
        String name,
        Optional<String> extendsName,
        Optional<ZoneId> timeZone,
        List<SessionTemplate> sessions,
        List<HolidayRule> holidays,
        List<EarlyCloseRule> earlyCloseRules,
        List<Closure> closures,
        List<EarlyClose> earlyCloses,
        List<LateOpen> lateOpens,
        List<ExtraSession> extraSessions,
        Optional<LocalDate> validThrough) {
    /** Copies the lists. */
    public CalendarDefinition {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name: a calendar needs a name");
        }
        sessions = copy(sessions);
        holidays = copy(holidays);
        earlyCloseRules = copy(earlyCloseRules);
        closures = copy(closures);
        earlyCloses = copy(earlyCloses);
        lateOpens = copy(lateOpens);
        extraSessions = copy(extraSessions);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static void required(Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": is required");
        }
    }

    /**
     * The ordinary day from a date on. All templates of the newest effective date that is not after
     * a day decide it together; a weekday that none of them has is a weekend.
     *
     * @param effectiveFrom first trade date
     * @param days weekdays of the <em>trade date</em>, at least one
     * @param segments in order, disjoint, at least one
     * @param source where it is published
     */
    public record SessionTemplate(
            LocalDate effectiveFrom,
            Set<DayOfWeek> days,
            List<SegmentTemplate> segments,
            Optional<String> source) {
        /** Copies, with the days in order, and refuses what is missing. */
        public SessionTemplate {
            required(effectiveFrom, "effectiveFrom");
            days =
                    days == null || days.isEmpty()
                            ? Set.of()
                            : Collections.unmodifiableSet(EnumSet.copyOf(days));
            segments = copy(segments);
        }
    }

    /**
     * One stretch of a day in local time.
     *
     * @param phase PreOpen, Continuous, Auction, Break or PostClose
     * @param start local start
     * @param startDayOffset calendar days from the trade date: -1 for an evening that belongs to
     *     the next day; -3 to 3
     * @param end local end, exclusive
     * @param endDayOffset calendar days from the trade date
     */
    public record SegmentTemplate(
            Phase phase, TimeOfDay start, int startDayOffset, TimeOfDay end, int endDayOffset) {
        /** Refuses what is missing. */
        public SegmentTemplate {
            required(phase, "phase");
            required(start, "start");
            required(end, "end");
        }

        /** A stretch that starts and ends on the trade date. */
        public SegmentTemplate(Phase phase, TimeOfDay start, TimeOfDay end) {
            this(phase, start, 0, end, 0);
        }
    }

    /**
     * A holiday by rule.
     *
     * @param name as people call it; it becomes the rule of the answer
     * @param when the day
     * @param on only when the nominal day is one of these; empty: always
     * @param from first nominal date on which the rule holds, inclusive
     * @param until last nominal date on which the rule holds, inclusive
     * @param source where it is published
     */
    public record HolidayRule(
            String name,
            DayRule when,
            Set<DayOfWeek> on,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<String> source) {
        /** Copies, with the days in order, and refuses what is missing. */
        public HolidayRule {
            required(name, "name");
            required(when, "when");
            on =
                    on == null || on.isEmpty()
                            ? Set.of()
                            : Collections.unmodifiableSet(EnumSet.copyOf(on));
        }
    }

    /**
     * An early close by rule; it says nothing on a day without a session.
     *
     * @param rule the day, with the name that becomes the rule of the answer
     * @param close local time at which continuous trading ends; what follows it on an ordinary day
     *     (closing auction, late trading) moves with it
     */
    public record EarlyCloseRule(HolidayRule rule, TimeOfDay close) {
        /** Refuses what is missing. */
        public EarlyCloseRule {
            required(rule, "rule");
            required(close, "close");
        }
    }

    /**
     * A date without a session.
     *
     * @param date the trade date
     * @param reason as people call it; it becomes the rule of the answer
     * @param source the notice
     */
    public record Closure(LocalDate date, String reason, Optional<String> source) {
        /** Refuses what is missing. */
        public Closure {
            required(date, "date");
            required(reason, "reason");
        }
    }

    /**
     * A date that ends early.
     *
     * @param date the trade date
     * @param close local time at which continuous trading ends; what follows moves with it
     * @param reason as people call it
     * @param source the notice
     */
    public record EarlyClose(
            LocalDate date, TimeOfDay close, String reason, Optional<String> source) {
        /** Refuses what is missing. */
        public EarlyClose {
            required(date, "date");
            required(close, "close");
            required(reason, "reason");
        }
    }

    /**
     * A date that begins late.
     *
     * @param date the trade date
     * @param open local time at which continuous trading begins; what precedes it moves with it
     * @param reason as people call it
     * @param source the notice
     */
    public record LateOpen(LocalDate date, TimeOfDay open, String reason, Optional<String> source) {
        /** Refuses what is missing. */
        public LateOpen {
            required(date, "date");
            required(open, "open");
            required(reason, "reason");
        }
    }

    /**
     * A date with a session of its own, whatever the rules say about that day.
     *
     * @param date the trade date
     * @param segments in order, disjoint, at least one
     * @param reason as people call it
     * @param source the notice
     */
    public record ExtraSession(
            LocalDate date,
            List<SegmentTemplate> segments,
            String reason,
            Optional<String> source) {
        /** Copies the segments and refuses what is missing. */
        public ExtraSession {
            required(date, "date");
            required(reason, "reason");
            segments = copy(segments);
        }

        /** Continuous trading from {@code open} to {@code close}. */
        public static ExtraSession continuous(
                LocalDate date,
                TimeOfDay open,
                TimeOfDay close,
                String reason,
                Optional<String> source) {
            var segment = new SegmentTemplate(Phase.Continuous, open, close);
            return new ExtraSession(date, List.of(segment), reason, source);
        }
    }
}
