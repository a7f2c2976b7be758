package dev.openbell.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Weekly windows, looked at one occurrence after the other: right at every instant, whatever the
 * clocks do. Those who know a shorter way take it where the clocks do nothing.
 */
record WindowScan(List<Named> windows) {
    static final String NAME = "windows";
    private static final long DAY = 86_400;
    private static final int WEEK = 7;

    // Windows that start up to two days before the local date can still be open, and those of the
    // two days after it bound the stretch; whatever starts later is beyond the stretch.
    private static final int DAYS_AROUND = 2;

    WindowScan {
        windows = List.copyOf(windows);
    }

    /**
     * A window, ready to be looked at.
     *
     * @param on whether it starts on a day, by the days since 1970-01-01, modulo a week
     */
    record Named(WeeklyWindow window, String text, ZoneLine zone, boolean[] on) {
        static Named of(WeeklyWindow window) {
            boolean[] on = new boolean[WEEK];
            for (int day = 0; day < WEEK; day++) {
                on[day] = window.days().contains(LocalDate.ofEpochDay(day).getDayOfWeek());
            }
            return new Named(window, WindowScan.text(window), ZoneLine.of(window.zone()), on);
        }

        boolean startsOn(long epochDay) {
            return on[Math.floorMod(epochDay, WEEK)];
        }
    }

    /** The stretch around an instant. */
    Stretch at(Instant t) {
        Scan scan = new Scan(t);
        windows.forEach(scan::look);
        return scan.stretch();
    }

    private static String text(WeeklyWindow w) {
        String days = w.days().stream().map(WindowScan::shortName).collect(Collectors.joining(","));
        return days + " " + w.start() + "-" + w.end() + " " + w.zone();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** Looks for the nearest boundaries around one instant, over all windows. */
    private static final class Scan {
        private final Instant t;
        private final long second;
        private long lower = Long.MIN_VALUE;
        private long upper = Long.MAX_VALUE;
        private Instant pulseLower = Instant.MIN;
        private Instant pulseUpper = Instant.MAX;
        private Optional<String> open = Optional.empty();

        Scan(Instant t) {
            this.t = t;
            this.second = t.getEpochSecond();
        }

        void look(Named named) {
            WeeklyWindow w = named.window();
            ZoneLine zone = named.zone();
            int part = zone.partAt(second);
            long today = Math.floorDiv(zone.local(second, part), DAY);
            bound(zone.start((today - DAYS_AROUND + 1) * DAY, part));
            bound(zone.start((today + DAYS_AROUND + 1) * DAY, part));
            long overnight = w.overMidnight() ? DAY : 0;
            for (long date = today - DAYS_AROUND; date <= today + DAYS_AROUND; date++) {
                if (named.startsOn(date)) {
                    long midnight = date * DAY;
                    long start = zone.start(midnight + w.start().minutes() * 60L, part);
                    long end = zone.end(midnight + overnight + w.end().minutes() * 60L, part);
                    if (start < end) {
                        occurrence(named, start, end);
                    }
                }
            }
        }

        private void occurrence(Named named, long start, long end) {
            bound(start);
            bound(end);
            if (second < start || second >= end) {
                return;
            }
            boolean on =
                    named.window()
                            .pulse()
                            .map(p -> pulse(p, Instant.ofEpochSecond(start)))
                            .orElse(true);
            if (on && open.isEmpty()) {
                open = Optional.of(named.text());
            }
        }

        private boolean pulse(WeeklyWindow.Pulse pulse, Instant start) {
            // Nanoseconds of a few days fit in a long, those of any period do not.
            Duration since = Duration.between(start, t);
            long periods =
                    since.compareTo(pulse.every()) < 0
                            ? 0
                            : since.toNanos() / pulse.every().toNanos();
            Instant begin = start.plus(pulse.every().multipliedBy(periods));
            Instant off = begin.plus(pulse.open());
            bound(begin);
            bound(off);
            bound(begin.plus(pulse.every()));
            return t.isBefore(off);
        }

        // Bounds of windows are whole seconds, those of pulses need not be.
        private void bound(long boundary) {
            if (boundary > second) {
                upper = Math.min(boundary, upper);
            } else {
                lower = Math.max(boundary, lower);
            }
        }

        private void bound(Instant boundary) {
            if (boundary.isAfter(t)) {
                pulseUpper = boundary.isBefore(pulseUpper) ? boundary : pulseUpper;
            } else {
                pulseLower = boundary.isAfter(pulseLower) ? boundary : pulseLower;
            }
        }

        Stretch stretch() {
            return new Stretch(
                            open.isPresent() ? SessionState.Open : SessionState.Closed,
                            open.isPresent() ? Phase.Continuous : Phase.Closed,
                            Optional.empty(),
                            NAME,
                            open.isPresent() ? Reason.Window : Reason.OutsideWindows,
                            open.orElse("Outside every window"),
                            Optional.empty(),
                            Instant.ofEpochSecond(lower),
                            Instant.ofEpochSecond(upper))
                    .within(pulseLower, pulseUpper);
        }
    }
}
