package dev.openbell.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The trading of one trade date.
 *
 * @param tradeDate the trade date; the first segment may start on an earlier calendar day
 * @param segments ordered and disjoint, at least one
 * @param reason why it is there and as long as it is
 * @param rule the rule by name
 */
public record MarketSession(
        LocalDate tradeDate, List<Segment> segments, Reason reason, String rule) {
    /** Copies the segments. */
    public MarketSession {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("segments: a session has at least one");
        }
    }

    /** First instant of continuous trading, or of the first segment where there is none. */
    public Instant open() {
        return segments.stream()
                .filter(s -> s.phase() == Phase.Continuous)
                .findFirst()
                .orElse(segments.getFirst())
                .start();
    }

    /** First instant after continuous trading, or after the last segment where there is none. */
    public Instant close() {
        return segments.reversed().stream()
                .filter(s -> s.phase() == Phase.Continuous)
                .findFirst()
                .orElse(segments.getLast())
                .end();
    }
}
