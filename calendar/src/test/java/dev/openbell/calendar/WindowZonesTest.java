package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.zones.ZoneData;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Windows around every change of the clocks, in every zone, against a second implementation: one
 * that knows nothing of gaps and repeats, but walks the minutes and looks at the wall clock. A
 * window starts when the wall clock first shows its start and ends when it last shows its end; a
 * time that the wall clock never shows is the minute at which it jumps past it.
 */
class WindowZonesTest {
    private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
    private static final int HALF_MINUTES = 5 * 1440;
    private static final int SEEN_MINUTES = 2 * 1440;
    private static final int WINDOWS_PER_CHANGE = 4;

    @Test
    void windowsAroundEveryChangeOfTheClocksAreWhatTheWallClockShows() {
        Set<String> seen = new HashSet<>();
        Random random = new Random(20_260_308);
        int compared = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            var change = ZoneData.current().rules(zone).nextTransition(FROM);
            while (change != null && change.getInstant().isBefore(UNTIL)) {
                if (seen.add(change.toString())) {
                    for (int i = 0; i < WINDOWS_PER_CHANGE; i++) {
                        compare(zone, change, windowNear(zone, change, random));
                        compared++;
                    }
                }
                change = ZoneData.current().rules(zone).nextTransition(change.getInstant());
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    /** Starts and ends on, inside or near the gap or the repeat, on all days or a few. */
    private static WeeklyWindow windowNear(
            ZoneId zone, ZoneOffsetTransition change, Random random) {
        int clock = change.getDateTimeBefore().toLocalTime().toSecondOfDay() / 60;
        int start = Math.floorMod(clock + 15 * (random.nextInt(17) - 8), 1440);
        int end = Math.floorMod(clock + 15 * (random.nextInt(17) - 8), 1440);
        EnumSet<DayOfWeek> days = EnumSet.of(change.getDateTimeBefore().getDayOfWeek());
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return new WeeklyWindow(
                days,
                new TimeOfDay(start),
                new TimeOfDay(end == start ? 1440 : end),
                zone,
                Optional.empty());
    }

    private static void compare(ZoneId zone, ZoneOffsetTransition change, WeeklyWindow window) {
        Instant first = change.getInstant().minus(Duration.ofMinutes(HALF_MINUTES));
        long[] wall = new long[2 * HALF_MINUTES];
        for (int i = 0; i < wall.length; i++) {
            Instant minute = first.plusSeconds(60L * i);
            ZoneOffset offset = ZoneData.current().rules(zone).getOffset(minute);
            wall[i] = (minute.getEpochSecond() + offset.getTotalSeconds()) / 60;
        }
        BitSet open = new BitSet();
        for (long day = wall[0] / 1440; day <= wall[wall.length - 1] / 1440; day++) {
            if (window.days().contains(DayOfWeek.of((int) ((day + 3) % 7) + 1))) {
                long start = day * 1440 + window.start().minutes();
                long end = day * 1440 + window.end().minutes();
                end += end < start ? 1440 : 0;
                int from = firstAtOrAfter(wall, start);
                int until = lastShown(wall, end);
                if (from < until) {
                    open.set(from, until);
                }
            }
        }
        List<Instant> expected = new ArrayList<>();
        for (int i = HALF_MINUTES - SEEN_MINUTES; i <= HALF_MINUTES + SEEN_MINUTES; i++) {
            if (open.get(i) != open.get(i - 1)) {
                expected.add(first.plusSeconds(60L * i));
            }
        }
        Instant from = first.plusSeconds(60L * (HALF_MINUTES - SEEN_MINUTES - 1));
        Instant until = first.plusSeconds(60L * (HALF_MINUTES + SEEN_MINUTES));
        assertThat(Calendars.windows(window).bells(from, until, 1_000))
                .as("%s around %s", window, change)
                .extracting(Bell::at)
                .isEqualTo(expected);
    }

    private static int firstAtOrAfter(long[] wall, long minute) {
        for (int i = 0; i < wall.length; i++) {
            if (wall[i] >= minute) {
                return i;
            }
        }
        return wall.length;
    }

    private static int lastShown(long[] wall, long minute) {
        for (int i = wall.length - 1; i >= 0; i--) {
            if (wall[i] == minute) {
                return i;
            }
        }
        return firstAtOrAfter(wall, minute);
    }
}
