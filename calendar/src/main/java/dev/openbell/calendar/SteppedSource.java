package dev.openbell.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * A source that knows where its state may change next, and looks whether it does. That is shorter
 * than to walk from stretch to stretch.
 */
sealed interface SteppedSource extends SessionSource
        permits CombinedSource, OverriddenSource, WeekLine, PulsedWindow {

    /** The first instant after this one at which the state may change, up to a limit, inclusive. */
    Optional<Instant> stepAfter(Instant t, Instant limit);

    /** The last instant up to this one at which it may have changed, later than a limit. */
    Optional<Instant> stepUpTo(Instant t, Instant limit);

    @Override
    default Optional<Instant> changeAfter(Instant t, Instant limit) {
        SessionState state = stateAt(t);
        Optional<Instant> next = stepAfter(t, limit);
        for (int i = 0; i < MOST_STEPS && next.isPresent(); i++) {
            if (stateAt(next.get()) != state) {
                return next;
            }
            next = stepAfter(next.get(), limit);
        }
        return Optional.empty();
    }

    @Override
    default Optional<Instant> changeUpTo(Instant t, Instant limit) {
        SessionState state = stateAt(t);
        Optional<Instant> last = stepUpTo(t, limit);
        for (int i = 0; i < MOST_STEPS && last.isPresent(); i++) {
            Instant before = last.get().minusNanos(1);
            if (stateAt(before) != state) {
                return last;
            }
            last = stepUpTo(before, limit);
        }
        return Optional.empty();
    }
}
