package dev.openbell.cli.calendar;

import dev.openbell.calendar.MarketSession;
import dev.openbell.calendar.Phase;
import dev.openbell.calendar.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Continuous trading without a gap but for one break, as a row of a table has it.
 *
 * @param pause the break; empty when there is none
 */
record SessionRow(Instant open, Instant close, Optional<Segment> pause) {

    /**
     * The rows of a session: one, unless the day has several stretches of trading with something
     * else than a break between them, or more than one break; then the longest is the row's.
     */
    static List<SessionRow> of(MarketSession session) {
        var lunch =
                session.segments().stream()
                        .filter(segment -> segment.phase() == Phase.Break)
                        .max(Comparator.comparing(SessionRow::length));
        var rows = new ArrayList<SessionRow>();
        for (var segment : session.segments()) {
            if (segment.phase() != Phase.Continuous) {
                continue;
            }
            var last = rows.isEmpty() ? Optional.<SessionRow>empty() : Optional.of(rows.getLast());
            var joined = last.flatMap(row -> row.joined(segment, lunch));
            if (joined.isPresent()) {
                rows.set(rows.size() - 1, joined.get());
            } else {
                rows.add(new SessionRow(segment.start(), segment.end(), Optional.empty()));
            }
        }
        return List.copyOf(rows);
    }

    private static Duration length(Segment segment) {
        return Duration.between(segment.start(), segment.end());
    }

    private Optional<SessionRow> joined(Segment next, Optional<Segment> lunch) {
        if (close.equals(next.start())) {
            return Optional.of(new SessionRow(open, next.end(), pause));
        }
        return lunch.filter(l -> l.start().equals(close) && l.end().equals(next.start()))
                .map(l -> new SessionRow(open, next.end(), lunch));
    }
}
