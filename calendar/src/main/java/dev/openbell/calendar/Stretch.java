package dev.openbell.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one source says for every instant in {@code [start, end)}: the same thing. A neighbour may
 * say the same again; a change of {@code state} between neighbours is a bell.
 */
record Stretch(
        SessionState state,
        Phase phase,
        Optional<LocalDate> tradeDate,
        String market,
        Reason reason,
        String rule,
        Optional<String> source,
        Instant start,
        Instant end) {
    Stretch within(Instant lower, Instant upper) {
        if (!lower.isAfter(start) && !upper.isBefore(end)) {
            return this;
        }
        return new Stretch(
                state,
                phase,
                tradeDate,
                market,
                reason,
                rule,
                source,
                lower.isAfter(start) ? lower : start,
                upper.isBefore(end) ? upper : end);
    }

    Stretch within(Stretch other) {
        return within(other.start, other.end);
    }

    /**
     * Of the two sides of a bell the one that says why it rang: the session that begins or ends,
     * unless the market is closed on purpose from here on.
     */
    static Stretch behindBell(Stretch before, Stretch after) {
        boolean ends =
                before.state == SessionState.Open
                        && after.state == SessionState.Closed
                        && after.reason != Reason.Holiday
                        && after.reason != Reason.AdHocClosure;
        return ends ? before : after;
    }
}
