package dev.openbell.calendar;

import java.time.Instant;
import java.util.Objects;

/**
 * An instant at which the state of a session changes.
 *
 * @param at the instant; from it on the new state holds
 * @param from the state until {@code at}
 * @param to the state from {@code at} on, never equal to {@code from}
 * @param market the calendar that rang: its name, {@code windows} or {@code override}
 * @param reason why the session that begins or ends is there: an early close rings with {@link
 *     Reason#EarlyClose}, an ordinary open or close with {@link Reason#RegularSession}
 * @param rule the rule by name, such as {@code Day after Thanksgiving}
 */
public record Bell(
        Instant at, SessionState from, SessionState to, String market, Reason reason, String rule) {
    /** Refuses a bell that changes nothing. */
    public Bell {
        Objects.requireNonNull(at, "at");
        if (from == to) {
            throw new IllegalArgumentException("to: a bell changes the state, but both are " + to);
        }
    }
}
