package dev.openbell.calendar;

import java.time.Instant;

/** Something that knows at every instant whether a session is running. */
sealed interface SessionSource
        permits MarketSource, WindowSource, CombinedSource, OverriddenSource {
    /** The stretch around an instant. What it says depends on the instant alone. */
    Stretch at(Instant t);

    /** What rang the bell at this instant, given that the state of this source changes there. */
    default Stretch behindBell(Instant bell) {
        return Stretch.behindBell(justBefore(bell), at(bell));
    }

    default Stretch justBefore(Instant t) {
        return at(t.minusNanos(1));
    }
}
