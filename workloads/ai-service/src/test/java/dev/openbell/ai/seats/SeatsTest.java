package dev.openbell.ai.seats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.ai.seats.Seats.Answer;
import dev.openbell.ai.seats.Seats.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Seats seats = seats(2, 2);

    @Test
    void aUserHasOneSeatForAllSessions() {
        var first = seated(seats, "ann");
        var second = seated(seats, "ann");
        assertThat(seats.count().users()).isEqualTo(1);
        assertThat(seats.count().sessions()).isEqualTo(2);
        assertThat(seats.take("ann")).isEqualTo(new Answer.Refused(Refusal.TooManySessions));
        first.close();
        first.close();
        assertThat(seats.count().users()).isEqualTo(1);
        second.close();
        assertThat(seats.count().users()).isZero();
        assertThat(seats.count().idleSince()).contains(NOON);
    }

    @Test
    void nobodyIsLetInBeyondTheSeats() {
        seated(seats, "ann");
        var bob = seated(seats, "bob");
        assertThat(seats.take("cid")).isEqualTo(new Answer.Refused(Refusal.Full));
        bob.close();
        seated(seats, "cid");
    }

    @Test
    void whileDrainingNobodyIsLetInAndTheLastToGoIsTold() {
        var ann = seated(seats, "ann");
        var gone = seats.drain().toCompletableFuture();
        assertThat(seats.take("ann")).isEqualTo(new Answer.Refused(Refusal.Draining));
        assertThat(gone).isNotDone();
        ann.close();
        assertThat(gone).isCompleted();
        assertThat(seats.count().draining()).isTrue();
    }

    @Test
    void aPodWithoutSessionsHasDrainedAtOnce() {
        assertThat(seats.drain().toCompletableFuture()).isCompleted();
    }

    /** Positive numbers come, negative ones go; compared with a plain list of who is there. */
    @Property(tries = 200)
    void theCountIsThatOfWhoIsThere(
            @ForAll @Size(max = 60) List<@IntRange(min = -6, max = 6) Integer> moves) {
        var counted = seats(3, 2);
        var there = new ArrayList<Seats.Session>();
        for (int move : moves) {
            var user = "u" + Math.abs(move);
            if (move < 0) {
                there.stream()
                        .filter(s -> s.user().equals(user))
                        .findFirst()
                        .ifPresent(
                                s -> {
                                    s.close();
                                    there.remove(s);
                                });
            } else if (counted.take(user) instanceof Answer.Seated(var session)) {
                there.add(session);
            }
            var users = new HashSet<String>();
            there.forEach(s -> users.add(s.user()));
            assertThat(counted.count().users()).isEqualTo(users.size()).isLessThanOrEqualTo(3);
            assertThat(counted.count().sessions()).isEqualTo(there.size());
            assertThat(counted.count().idleSince().isPresent()).isEqualTo(there.isEmpty());
        }
    }

    @Test
    void manyWhoComeAtOnceNeverSitOnMoreSeatsThanThereAre() {
        var crowded = seats(10, 1);
        var let = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                var user = "u" + i;
                threads.execute(
                        () -> {
                            if (crowded.take(user) instanceof Answer.Seated) {
                                let.incrementAndGet();
                            }
                        });
            }
        }
        assertThat(let).hasValue(10);
        assertThat(crowded.count().users()).isEqualTo(10);
    }

    private static Seats seats(int capacity, int sessionsPerUser) {
        return new Seats(capacity, sessionsPerUser, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Seats.Session seated(Seats seats, String user) {
        return ((Answer.Seated) seats.take(user)).session();
    }
}
