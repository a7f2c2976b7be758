package dev.openbell.calendar;

import dev.openbell.calendar.WindowScan.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weekly windows of one zone, none of which pulses, as one week: the minutes at which they open
 * or close. While the zone's clocks are calm every week is this one; around a change of the clocks
 * the windows are looked at one by one.
 */
final class WeekLine implements SteppedSource {
    private static final int MINUTE = 60;
    private static final int DAY_MINUTES = 1440;
    private static final int WEEK_DAYS = 7;
    private static final int WEEK_MINUTES = WEEK_DAYS * DAY_MINUTES;
    private static final long WEEK = (long) WEEK_MINUTES * MINUTE;

    private final ZoneLine zone;
    private final WindowScan scan;
    private final int[] edges;
    private final boolean openAtEnd;

    /** Weeks begin on Thursday, as the first one of 1970. */
    WeekLine(ZoneLine zone, WindowScan scan) {
        this.scan = scan;
        BitSet open = new BitSet(WEEK_MINUTES);
        for (Named named : scan.windows()) {
            for (int day = 0; day < WEEK_DAYS; day++) {
                if (named.startsOn(day)) {
                    mark(open, named.window(), day * DAY_MINUTES);
                }
            }
        }
        this.openAtEnd = open.get(WEEK_MINUTES - 1);
        this.edges =
                IntStream.range(0, WEEK_MINUTES)
                        .filter(m -> open.get(m) != open.get(m == 0 ? WEEK_MINUTES - 1 : m - 1))
                        .toArray();
        // What is open at every minute of the clock is open, whatever the clocks do.
        this.zone = edges.length == 0 ? ZoneLine.of(ZoneOffset.UTC) : zone;
    }

    private static void mark(BitSet open, WeeklyWindow window, int midnight) {
        int start = midnight + window.start().minutes();
        int end = midnight + window.end().minutes() + (window.overMidnight() ? DAY_MINUTES : 0);
        open.set(start, Math.min(end, WEEK_MINUTES));
        if (end > WEEK_MINUTES) {
            open.set(0, end - WEEK_MINUTES);
        }
    }

    @Override
    public Stretch at(Instant t) {
        return scan.at(t);
    }

    @Override
    public SessionState stateAt(Instant t) {
        long second = t.getEpochSecond();
        int part = zone.partAt(second);
        if (!zone.isCalm(second, part)) {
            return scan.at(t).state();
        }
        long inWeek = Math.floorMod(zone.local(second, part), WEEK);
        boolean flipped = (edgesUpTo(inWeek) & 1) == 1;
        return openAtEnd != flipped ? SessionState.Open : SessionState.Closed;
    }

    // There are few of them, so that to count is quicker than to search.
    private int edgesUpTo(long inWeek) {
        int minute = (int) inWeek / MINUTE;
        int passed = 0;
        for (int edge : edges) {
            passed += edge <= minute ? 1 : 0;
        }
        return passed;
    }

    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        long second = t.getEpochSecond();
        int part = zone.partAt(second);
        if (!zone.isCalm(second, part)) {
            return Optional.of(scan.at(t).end()).filter(end -> !end.isAfter(limit));
        }
        long step = zone.calmUntil(part);
        if (edges.length > 0) {
            long inWeek = Math.floorMod(zone.local(second, part), WEEK);
            int next = edgesUpTo(inWeek);
            long edge = next < edges.length ? edges[next] : WEEK_MINUTES + edges[0];
            step = Math.min(step, second - inWeek + edge * MINUTE);
        }
        return step > limit.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(step));
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        long second = t.getEpochSecond();
        int part = zone.partAt(second);
        if (!zone.isCalm(second, part)) {
            return Optional.of(scan.at(t).start()).filter(start -> start.isAfter(limit));
        }
        long step = zone.calmFrom(part);
        if (edges.length > 0) {
            long inWeek = Math.floorMod(zone.local(second, part), WEEK);
            int passed = edgesUpTo(inWeek);
            long edge = passed > 0 ? edges[passed - 1] : edges[edges.length - 1] - WEEK_MINUTES;
            step = Math.max(step, second - inWeek + edge * MINUTE);
        }
        return step <= limit.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(step));
    }
}
