package dev.openbell.calendar;

import dev.openbell.calendar.WeeklyWindow.Pulse;
import dev.openbell.calendar.WindowScan.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One weekly window that pulses. Its state is a short sum while the zone's clocks are calm. */
final class PulsedWindow implements SteppedSource {
    private static final long DAY = 86_400;
    private static final int MINUTE = 60;
    private static final long SECOND_NANOS = 1_000_000_000;

    // A window is shorter than this, so that a longer pulse beats once.
    private static final Duration LONG = Duration.ofDays(2);

    private final Named named;
    private final WindowScan scan;
    private final long start;
    private final long length;
    private final long every;
    private final long open;

    PulsedWindow(Named named, Pulse pulse) {
        WeeklyWindow window = named.window();
        int minutes = window.end().minutes() - window.start().minutes();
        this.named = named;
        this.scan = new WindowScan(List.of(named));
        this.start = window.start().minutes() * (long) MINUTE;
        this.length = minutes * (long) MINUTE + (window.overMidnight() ? DAY : 0);
        this.every = nanos(pulse.every());
        this.open = nanos(pulse.open());
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(LONG) > 0 ? LONG.toNanos() : duration.toNanos();
    }

    @Override
    public Stretch at(Instant t) {
        return scan.at(t);
    }

    @Override
    public SessionState stateAt(Instant t) {
        long second = t.getEpochSecond();
        int part = named.zone().partAt(second);
        if (!named.zone().isCalm(second, part)) {
            return scan.at(t).state();
        }
        long date = latestStart(second, part);
        long elapsed = elapsed(second, part, date);
        boolean on =
                elapsed < length
                        && named.startsOn(date)
                        && (elapsed * SECOND_NANOS + t.getNano()) % every < open;
        return on ? SessionState.Open : SessionState.Closed;
    }

    /**
     * The latest date, on which it starts or not, whose start is over: the one before has ended.
     */
    private long latestStart(long second, int part) {
        return Math.floorDiv(named.zone().local(second, part) - start, DAY);
    }

    /** Seconds since the start on a date. */
    private long elapsed(long second, int part, long date) {
        return named.zone().local(second, part) - start - date * DAY;
    }

    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        ZoneLine zone = named.zone();
        long second = t.getEpochSecond();
        int part = zone.partAt(second);
        if (!zone.isCalm(second, part)) {
            return Optional.of(scan.at(t).end()).filter(end -> !end.isAfter(limit));
        }
        long date = latestStart(second, part);
        long elapsed = elapsed(second, part, date);
        Instant step;
        if (elapsed < length && named.startsOn(date)) {
            long nanos = elapsed * SECOND_NANOS + t.getNano();
            long beat = nanos % every;
            long ahead = beat < open ? open - beat : every - beat;
            step = t.plusNanos(Math.min(ahead, length * SECOND_NANOS - nanos));
        } else {
            long next = date + 1;
            while (!named.startsOn(next)) {
                next++;
            }
            step = Instant.ofEpochSecond(second - elapsed + (next - date) * DAY);
        }
        if (step.getEpochSecond() >= zone.calmUntil(part)) {
            step = Instant.ofEpochSecond(zone.calmUntil(part));
        }
        return step.isAfter(limit) ? Optional.empty() : Optional.of(step);
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        ZoneLine zone = named.zone();
        long second = t.getEpochSecond();
        int part = zone.partAt(second);
        if (!zone.isCalm(second, part)) {
            return Optional.of(scan.at(t).start()).filter(begin -> begin.isAfter(limit));
        }
        long date = latestStart(second, part);
        long elapsed = elapsed(second, part, date);
        Instant step;
        if (elapsed < length && named.startsOn(date)) {
            long beat = (elapsed * SECOND_NANOS + t.getNano()) % every;
            step = t.minusNanos(beat < open ? beat : beat - open);
        } else {
            long last = elapsed < length ? date - 1 : date;
            while (!named.startsOn(last)) {
                last--;
            }
            step = Instant.ofEpochSecond(second - elapsed - (date - last) * DAY + length);
        }
        if (step.getEpochSecond() < zone.calmFrom(part)) {
            step = Instant.ofEpochSecond(zone.calmFrom(part));
        }
        return step.isAfter(limit) ? Optional.of(step) : Optional.empty();
    }
}
