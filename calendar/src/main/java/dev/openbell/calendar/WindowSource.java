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

/** Weekly windows: open while any of them is, so that windows that touch do not dip. */
final class WindowSource implements SessionSource {
    static final String NAME = "windows";
    private static final int DAY = 1440;

    // Windows that start up to two days before the local date can still be open, and those of the
    // two
    // days after it bound the stretch; whatever starts later is beyond the stretch.
    private static final int DAYS_AROUND = 2;

    private final List<Named> windows;

    WindowSource(List<WeeklyWindow> windows) {
        this.windows = windows.stream().map(w -> new Named(w, text(w))).toList();
    }

    private record Named(WeeklyWindow window, String text) {}

    @Override
    public Stretch at(Instant t) {
        Scan scan = new Scan(t);
        windows.forEach(scan::look);
        return scan.stretch();
    }

    private static String text(WeeklyWindow w) {
        String days =
                w.days().stream().map(WindowSource::shortName).collect(Collectors.joining(","));
        return days + " " + w.start() + "-" + w.end() + " " + w.zone();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** Looks for the nearest boundaries around one instant, over all windows. */
    private static final class Scan {
        private final Instant t;
        private Instant lower = Instant.MIN;
        private Instant upper = Instant.MAX;
        private Optional<String> open = Optional.empty();

        Scan(Instant t) {
            this.t = t;
        }

        void look(Named named) {
            WeeklyWindow w = named.window();
            LocalDate today = LocalDate.ofInstant(t, w.zone());
            bound(LocalTimes.startOfDay(today.minusDays(DAYS_AROUND - 1), w.zone()));
            bound(LocalTimes.startOfDay(today.plusDays(DAYS_AROUND + 1), w.zone()));
            for (int days = -DAYS_AROUND; days <= DAYS_AROUND; days++) {
                LocalDate date = today.plusDays(days);
                if (w.days().contains(date.getDayOfWeek())) {
                    int overnight = w.overMidnight() ? DAY : 0;
                    Instant start = LocalTimes.start(date, w.start().minutes(), w.zone());
                    Instant end = LocalTimes.end(date, w.end().minutes() + overnight, w.zone());
                    if (start.isBefore(end)) {
                        occurrence(named, start, end);
                    }
                }
            }
        }

        private void occurrence(Named named, Instant start, Instant end) {
            bound(start);
            bound(end);
            if (t.isBefore(start) || !t.isBefore(end)) {
                return;
            }
            boolean on = named.window().pulse().map(p -> pulse(p, start)).orElse(true);
            if (on && open.isEmpty()) {
                open = Optional.of(named.text());
            }
        }

        private boolean pulse(WeeklyWindow.Pulse pulse, Instant start) {
            long periods = Duration.between(start, t).dividedBy(pulse.every());
            Instant begin = start.plus(pulse.every().multipliedBy(periods));
            Instant off = begin.plus(pulse.open());
            bound(begin);
            bound(off);
            bound(begin.plus(pulse.every()));
            return t.isBefore(off);
        }

        private void bound(Instant boundary) {
            if (boundary.isAfter(t)) {
                upper = boundary.isBefore(upper) ? boundary : upper;
            } else {
                lower = boundary.isAfter(lower) ? boundary : lower;
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
                    lower,
                    upper);
        }
    }
}
