package dev.openbell.calendar;

import java.time.Instant;
import java.util.Objects;

/**
 * A person forces or holds the session from an instant until another, {@code [from, until)}. Of
 * several in force the one with the newest {@code from} wins; of two with the same {@code from} the
 * one whose name comes first.
 *
 * @param name its name, unique within a schedule
 * @param effect what it does
 * @param from first instant in force
 * @param until first instant no longer in force, after {@code from}
 * @param reason why, as the person wrote it
 * @param requestedBy who, empty when not said
 */
public record SessionOverride(
        String name,
        Effect effect,
        Instant from,
        Instant until,
        String reason,
        String requestedBy) {
    /** What an override does to the session. */
    public enum Effect {
        /** The session counts as open. */
        Open,
        /** The session counts as closed. */
        Closed,
        /**
         * The state that held at {@code from} goes on, whatever it was: that of the markets and
         * windows, or what an override that this one beats made of it.
         */
        Hold
    }

    /** Refuses an override that is never in force. */
    public SessionOverride {
        Objects.requireNonNull(name, "name");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "until: must be after from (" + from + "), but is " + until);
        }
        reason = reason == null ? "" : reason;
        requestedBy = requestedBy == null ? "" : requestedBy;
    }

    /** True when it is in force at this instant. */
    public boolean inForceAt(Instant t) {
        return !t.isBefore(from) && t.isBefore(until);
    }
}
