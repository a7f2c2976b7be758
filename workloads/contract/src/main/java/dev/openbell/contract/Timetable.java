package dev.openbell.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bells that every AI pod mounts as {@code timetable.json}, so that a bell rings even with the
 * operator down. Instants are UTC, ISO 8601.
 *
 * @param revision digest of the content
 * @param generatedAt where it begins; the bells of the time before are not in it
 * @param validUntil up to when no bell is missing
 * @param now the session at {@code generatedAt}
 * @param bells in order, none before {@code generatedAt}
 */
public record Timetable(
        String revision, Instant generatedAt, Instant validUntil, Session now, List<Bell> bells) {

    /** Refuses bells out of order. */
    public Timetable {
        Fields.required("revision", revision);
        Fields.required("generatedAt", generatedAt);
        Fields.required("validUntil", validUntil);
        now = now == null ? Session.Unknown : now;
        bells = bells == null ? List.of() : List.copyOf(bells);
        for (int i = 1; i < bells.size(); i++) {
            if (!bells.get(i).at().isAfter(bells.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "bells[%d].at: %s is not after the bell before it"
                                .formatted(i, bells.get(i).at()));
            }
        }
    }

    /**
     * One bell.
     *
     * @param at from then on the session is another
     * @param session that begins
     * @param roles that work from then on; those of a later version are left out
     */
    public record Bell(Instant at, Session session, List<Role> roles) {
        public Bell {
            Fields.required("at", at);
            session = session == null ? Session.Unknown : session;
            roles =
                    roles == null
                            ? List.of()
                            : roles.stream().filter(role -> role != Role.Unknown).toList();
        }
    }

    /** Whether all bells up to an instant are known. */
    public boolean knows(Instant at) {
        return !at.isBefore(generatedAt) && at.isBefore(validUntil);
    }

    /** The last bell that has rung; empty before the first. */
    public Optional<Bell> lastBell(Instant at) {
        return bells.stream().filter(bell -> !bell.at().isAfter(at)).reduce((a, b) -> b);
    }

    /** The first bell after an instant; empty when none is known. */
    public Optional<Bell> nextBell(Instant at) {
        return bells.stream().filter(bell -> bell.at().isAfter(at)).findFirst();
    }

    /**
     * The roles that work at an instant. After the end of the timetable those of its last bell go
     * on: who is told nothing changes nothing.
     */
    public List<Role> rolesAt(Instant at) {
        return lastBell(at).map(Bell::roles).orElse(now.roles());
    }
}
