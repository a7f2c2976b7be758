package dev.openbell.calendar.zones;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the last listed transition of a compiled zone: a text such as {@code
 * EST5EDT,M3.2.0,M11.1.0}, as POSIX has it for the variable TZ, with the longer hours of RFC 9636.
 *
 * @param standard offset outside summer time
 * @param summer summer time; empty where clocks no longer change
 */
record FutureRule(ZoneOffset standard, Optional<Summer> summer) {

    /** So far the rule is carried out; no calendar reaches beyond. */
    static final int LAST_YEAR = 2200;

    private static final int SECONDS_PER_HOUR = 3600;
    private static final int DEFAULT_CHANGE = 2 * SECONDS_PER_HOUR;
    private static final String NAME = "(?:<[^>]+>|[A-Za-z]+)";
    private static final String TIME = "[+-]?\\d{1,3}(?::\\d{2}){0,2}";
    private static final String CHANGE = "M(\\d+)\\.(\\d)\\.(\\d)(?:/(" + TIME + "))?";
    private static final Pattern RULE =
            Pattern.compile(
                    NAME + "(" + TIME + ")(?:" + NAME + "(" + TIME + ")?," + CHANGE + "," + CHANGE
                            + ")?");

    /**
     * Summer time.
     *
     * @param offset offset in summer
     * @param start by the clock of standard time
     * @param end by the clock of summer time
     */
    record Summer(ZoneOffset offset, Change start, Change end) {}

    /**
     * A change of the clocks: the nth weekday of a month, 5 for the last, and seconds from that
     * day's local midnight, which may be negative or more than a day.
     */
    record Change(int month, int nth, DayOfWeek weekday, int seconds) {
        long epochSecond(int year, ZoneOffset before) {
            LocalDate first = LocalDate.of(year, month, 1);
            LocalDate day =
                    first.with(TemporalAdjusters.dayOfWeekInMonth(nth == 5 ? -1 : nth, weekday));
            return day.atStartOfDay().toEpochSecond(before) + seconds;
        }
    }

    static FutureRule parse(String text) {
        Matcher m = RULE.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a rule of this kind");
        }
        // POSIX counts westwards.
        var standard = ZoneOffset.ofTotalSeconds(-seconds(m.group(1)));
        if (m.group(3) == null) {
            return new FutureRule(standard, Optional.empty());
        }
        var offset =
                m.group(2) == null
                        ? ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + SECONDS_PER_HOUR)
                        : ZoneOffset.ofTotalSeconds(-seconds(m.group(2)));
        return new FutureRule(
                standard, Optional.of(new Summer(offset, change(m, 3), change(m, 7))));
    }

    private static Change change(Matcher m, int group) {
        int weekday = Integer.parseInt(m.group(group + 2));
        return new Change(
                Integer.parseInt(m.group(group)),
                Integer.parseInt(m.group(group + 1)),
                DayOfWeek.of(weekday == 0 ? 7 : weekday),
                m.group(group + 3) == null ? DEFAULT_CHANGE : seconds(m.group(group + 3)));
    }

    private static int seconds(String time) {
        String[] parts = time.split(":");
        int seconds = 0;
        int unit = SECONDS_PER_HOUR;
        for (String part : parts) {
            seconds += Math.abs(Integer.parseInt(part)) * unit;
            unit /= 60;
        }
        return time.startsWith("-") ? -seconds : seconds;
    }

    /** The transitions after the last that is listed, in order. */
    List<ZoneOffsetTransition> after(Instant last, ZoneOffset present) {
        if (summer.isEmpty()) {
            return List.of();
        }
        var there = summer.get();
        var later = new ArrayList<ZoneOffsetTransition>();
        ZoneOffset before = present;
        for (int year = last.atOffset(ZoneOffset.UTC).getYear(); year <= LAST_YEAR; year++) {
            record At(long second, ZoneOffset after) {}
            var start = new At(there.start().epochSecond(year, standard), there.offset());
            var end = new At(there.end().epochSecond(year, there.offset()), standard);
            for (var at :
                    start.second() < end.second() ? List.of(start, end) : List.of(end, start)) {
                if (at.second() > last.getEpochSecond() && !at.after().equals(before)) {
                    later.add(CompiledZone.transition(at.second(), before, at.after()));
                    before = at.after();
                }
            }
        }
        return later;
    }
}
