package dev.openbell.bench.load;

import dev.openbell.testbed.AuditEvent;
import java.time.Instant;

/** Requests that a bare client makes in a row, so that an operator can be measured by them. */
public interface BareWork {

    /** How many requests it is. */
    int count();

    /** Makes them, so many at once, and returns when it began. */
    Instant write(int inFlight) throws InterruptedException;

    /** Makes it possible to write again, if it needs that. */
    void undo(int inFlight) throws InterruptedException;

    /** Whether a request of the admin is one of them. */
    boolean isOne(AuditEvent event);
}
