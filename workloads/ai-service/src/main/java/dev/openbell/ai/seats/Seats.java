package dev.openbell.ai.seats;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who sits in this pod. A seat belongs to a user, who may have several sessions on it; more users
 * than there are seats are refused, whoever sent them. Threads may share one.
 */
public final class Seats {

    private final int capacity;
    private final int sessionsPerUser;
    private final Clock clock;
    private final Map<String, List<Session>> byUser = new HashMap<>();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private int sessions;
    private Instant idleSince;
    private boolean draining;

    /** One session of a user. */
    public final class Session implements AutoCloseable {
        private final String user;
        private boolean open = true;

        private Session(String user) {
            this.user = user;
        }

        public String user() {
            return user;
        }

        /** Gives the session up, and with the user's last one the seat; once. */
        @Override
        public void close() {
            leave(this);
        }
    }

    /** Why somebody was not let in. */
    public enum Refusal {
        /** All seats are taken. */
        Full,
        /** The user has as many sessions as one may have. */
        TooManySessions,
        /** The pod lets go of its sessions. */
        Draining
    }

    /** The answer to somebody who comes. */
    public sealed interface Answer {
        /** Let in. */
        record Seated(Session session) implements Answer {}

        /** Not let in. */
        record Refused(Refusal why) implements Answer {}
    }

    /**
     * What can be said of the seats.
     *
     * @param users different ones
     * @param sessions all of theirs
     * @param idleSince since when there has been no session; empty while there is one
     */
    public record Count(int users, int sessions, Optional<Instant> idleSince, boolean draining) {}

    /**
     * Seats that are all free.
     *
     * @param capacity users, at least one
     * @param sessionsPerUser at least one
     */
    public Seats(int capacity, int sessionsPerUser, Clock clock) {
        this.capacity = capacity;
        this.sessionsPerUser = sessionsPerUser;
        this.clock = clock;
        this.idleSince = clock.instant();
    }

    /** Somebody comes. */
    public synchronized Answer take(String user) {
        if (draining) {
            return new Answer.Refused(Refusal.Draining);
        }
        var own = byUser.get(user);
        if (own == null && byUser.size() >= capacity) {
            return new Answer.Refused(Refusal.Full);
        }
        if (own != null && own.size() >= sessionsPerUser) {
            return new Answer.Refused(Refusal.TooManySessions);
        }
        var session = new Session(user);
        byUser.computeIfAbsent(user, u -> new ArrayList<>()).add(session);
        sessions++;
        return new Answer.Seated(session);
    }

    /** From now on nobody is let in. The answer comes when the last session is gone. */
    public synchronized CompletionStage<Void> drain() {
        draining = true;
        completeWhenEmpty();
        return empty.minimalCompletionStage();
    }

    /** How many there are. */
    public synchronized Count count() {
        return new Count(
                byUser.size(),
                sessions,
                sessions == 0 ? Optional.of(idleSince) : Optional.empty(),
                draining);
    }

    private synchronized void leave(Session session) {
        if (!session.open) {
            return;
        }
        session.open = false;
        var own = byUser.get(session.user);
        if (own != null) {
            own.remove(session);
            if (own.isEmpty()) {
                byUser.remove(session.user);
            }
        }
        sessions--;
        if (sessions == 0) {
            idleSince = clock.instant();
        }
        completeWhenEmpty();
    }

    private void completeWhenEmpty() {
        if (draining && sessions == 0) {
            empty.complete(null);
        }
    }
}
