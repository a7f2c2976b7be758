package dev.openbell.ai.roles;

import dev.openbell.contract.Role;
import dev.openbell.contract.RoleState;
import dev.openbell.contract.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each role of a pod does at an instant. A pure function of the timetable, so that a pod flips
 * with the operator down, and two pods of one component never disagree.
 *
 * @param states of each role that the pod has
 * @param next when they may change by themselves; empty when nothing is known to come
 */
public record Assignment(Map<Role, RoleState> states, Optional<Instant> next) {

    public Assignment {
        states = Collections.unmodifiableMap(new EnumMap<>(states));
    }

    /**
     * How long a role is made ready before its bell, and how long it may let go after one.
     *
     * @param warming before the bell that brings it
     * @param draining after the bell that ended it
     */
    public record Spans(Duration warming, Duration draining) {}

    /**
     * The assignment at an instant.
     *
     * <p>Without a timetable nobody says when a role works: a pod of one role was started for it,
     * so it works; of several only the Chatbot does, which needs no session.
     *
     * @param own the roles that the pod has, at least one
     */
    public static Assignment at(
            Optional<Timetable> timetable, Instant now, Collection<Role> own, Spans spans) {
        var states = new EnumMap<Role, RoleState>(Role.class);
        for (var role : own) {
            states.put(
                    role,
                    timetable
                            .map(table -> state(table, now, role, spans))
                            .orElse(
                                    own.size() == 1 || role == Role.Chatbot
                                            ? RoleState.Active
                                            : RoleState.Dormant));
        }
        return new Assignment(states, timetable.flatMap(table -> next(table, now, spans)));
    }

    private static RoleState state(Timetable table, Instant now, Role role, Spans spans) {
        if (table.rolesAt(now).contains(role)) {
            return RoleState.Active;
        }
        var drains =
                table.lastBell(now)
                        .filter(bell -> now.isBefore(bell.at().plus(spans.draining())))
                        .filter(bell -> table.rolesAt(bell.at().minusNanos(1)).contains(role));
        if (drains.isPresent()) {
            return RoleState.Draining;
        }
        return table.nextBell(now)
                .filter(bell -> !now.isBefore(bell.at().minus(spans.warming())))
                .filter(bell -> bell.roles().contains(role))
                .map(bell -> RoleState.Warming)
                .orElse(RoleState.Dormant);
    }

    private static Optional<Instant> next(Timetable table, Instant now, Spans spans) {
        return Stream.concat(
                        table.lastBell(now).stream().map(bell -> bell.at().plus(spans.draining())),
                        table.nextBell(now).stream()
                                .flatMap(
                                        bell ->
                                                Stream.of(
                                                        bell.at().minus(spans.warming()),
                                                        bell.at())))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
