package dev.openbell.operator.cluster.plan;

import dev.openbell.api.v1alpha1.Role;
import dev.openbell.calendar.Bell;
import dev.openbell.calendar.SessionRules;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.json.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The bells that every AI pod mounts, so that a bell rings even with the operator down: the
 * document {@code timetable.json} of the pod contract, version v1. Instants are UTC, ISO 8601.
 *
 * <p>It begins at an anchor (once a week, or once an hour where a schedule is so dense that its
 * bells would fill the document), not at now, so that it does not change with every pass, and
 * reaches three weeks, so that the next 14 days are always in it. Every cluster has an anchor of
 * its own, so that not all documents change in the same minute. What lies beyond the horizon of the
 * calendars' data is left out: there is no guess.
 *
 * @param revision digest of the content
 * @param generatedAt the anchor
 * @param validUntil up to when no bell is missing
 * @param now the state at the anchor
 */
public record Timetable(
        String revision, String generatedAt, String validUntil, String now, List<Entry> bells) {

    private static final Duration LENGTH = Duration.ofDays(21);
    private static final Duration STEP = Duration.ofDays(7);
    private static final Duration DENSE_STEP = Duration.ofHours(1);
    private static final int MOST_BELLS = 1000;

    /** One bell: from then on the session is Open or Closed, and these roles work. */
    public record Entry(String at, String session, List<Role> roles) {}

    /**
     * The timetable that holds now.
     *
     * @param shift of the anchor from the first midnight of a week, UTC; below a week
     */
    public static Timetable at(Instant now, SessionRules rules, Duration shift) {
        var week = anchor(now, shift, STEP);
        var bells = rules.bells(week, week.plus(LENGTH), MOST_BELLS);
        return bells.size() < MOST_BELLS
                ? document(week, week.plus(LENGTH), bells, rules)
                : dense(anchor(now, shift, DENSE_STEP), rules);
    }

    /** The last of the instants that are a step apart, counted from the epoch and the shift. */
    private static Instant anchor(Instant now, Duration shift, Duration step) {
        var sinceAnchor = Math.floorMod(now.getEpochSecond() - shift.toSeconds(), step.toSeconds());
        return now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(sinceAnchor);
    }

    /** When the document is due to be written anew. */
    public Instant nextAnchor() {
        var from = Instant.parse(generatedAt);
        return from.plus(bells.size() < MOST_BELLS ? STEP : DENSE_STEP);
    }

    private static Timetable dense(Instant hour, SessionRules rules) {
        var bells = rules.bells(hour, hour.plus(LENGTH), MOST_BELLS);
        var until = bells.size() < MOST_BELLS ? hour.plus(LENGTH) : bells.getLast().at();
        return document(hour, until, bells, rules);
    }

    private static Timetable document(
            Instant from, Instant until, List<Bell> bells, SessionRules rules) {
        var state = session(rules.at(from).state());
        var known = bells.stream().takeWhile(b -> b.to() != SessionState.Unknown).toList();
        var end = known.size() < bells.size() ? bells.get(known.size()).at() : until;
        var entries =
                known.stream()
                        .map(b -> new Entry(b.at().toString(), session(b.to()), roles(b.to())))
                        .toList();
        var revision = CanonicalJson.digest(List.of(state, entries, end.toString()));
        return new Timetable(revision, from.toString(), end.toString(), state, entries);
    }

    private static String session(SessionState state) {
        return state == SessionState.Open ? "Open" : "Closed";
    }

    private static List<Role> roles(SessionState state) {
        return state == SessionState.Open
                ? List.of(Role.Trading, Role.Chatbot)
                : List.of(Role.Learning, Role.Chatbot);
    }
}
