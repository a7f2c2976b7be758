package dev.openbell.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that knows at every instant whether a session is running. What it says depends on the
 * instant alone. The ways to walk here are right for every source; one that knows a shorter way to
 * the same answer takes it.
 */
sealed interface SessionSource permits MarketSource, MarketView, WindowSource, SteppedSource {
    /** A bound on the work of one search, for windows that pulse by the second. */
    int MOST_STEPS = 100_000;

    /** The stretch around an instant. */
    Stretch at(Instant t);

    /** The state alone. */
    default SessionState stateAt(Instant t) {
        return at(t).state();
    }

    /** The first change of the state after this instant, up to a limit, inclusive. */
    default Optional<Instant> changeAfter(Instant t, Instant limit) {
        Stretch from = at(t);
        Instant end = from.end();
        for (int i = 0; i < MOST_STEPS && !end.equals(Instant.MAX) && !end.isAfter(limit); i++) {
            Stretch next = at(end);
            if (next.state() != from.state()) {
                return Optional.of(end);
            }
            end = next.end();
        }
        return Optional.empty();
    }

    /** The last change of the state up to this instant, inclusive, that is later than a limit. */
    default Optional<Instant> changeUpTo(Instant t, Instant limit) {
        Stretch stretch = at(t);
        for (int i = 0; i < MOST_STEPS && stretch.start().isAfter(limit); i++) {
            Stretch before = justBefore(stretch.start());
            if (before.state() != stretch.state()) {
                return Optional.of(stretch.start());
            }
            stretch = before;
        }
        return Optional.empty();
    }

    /** What rang the bell at this instant, given that the state of this source changes there. */
    default Stretch behindBell(Instant bell) {
        return Stretch.behindBell(justBefore(bell), at(bell));
    }

    default Stretch justBefore(Instant t) {
        return at(t.minusNanos(1));
    }
}
