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
 * <p>It begins at an anchor (the UTC day, or the hour where a schedule is so dense that its bells
 * would fill the document), not at now, so that it changes once a day and not with every pass.
 *
 * @param revision digest of the content
 * @param generatedAt the anchor
 * @param validUntil up to when no bell is missing
 * @param now the state at the anchor
 */
public record Timetable(
        String revision, String generatedAt, String validUntil, String now, List<Entry> bells) {

    private static final Duration LENGTH = Duration.ofDays(14);
    private static final int MOST_BELLS = 1000;

    /** One bell: from then on the session is Open or Closed, and these roles work. */
    public record Entry(String at, String session, List<Role> roles) {}

    /** The timetable that holds now. */
    public static Timetable at(Instant now, SessionRules rules) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        var bells = rules.bells(day, day.plus(LENGTH), MOST_BELLS);
        return bells.size() < MOST_BELLS
                ? document(day, day.plus(LENGTH), bells, rules)
                : dense(now.truncatedTo(ChronoUnit.HOURS), rules);
    }

    /** When the document is due to be written anew. */
    public Instant nextAnchor() {
        var from = Instant.parse(generatedAt);
        return bells.size() < MOST_BELLS
                ? from.plus(1, ChronoUnit.DAYS)
                : from.plus(1, ChronoUnit.HOURS);
    }

    private static Timetable dense(Instant hour, SessionRules rules) {
        var bells = rules.bells(hour, hour.plus(LENGTH), MOST_BELLS);
        return document(hour, bells.getLast().at(), bells, rules);
    }

    private static Timetable document(
            Instant from, Instant until, List<Bell> bells, SessionRules rules) {
        var state = session(rules.at(from).state());
        var entries =
                bells.stream()
                        .map(b -> new Entry(b.at().toString(), session(b.to()), roles(b.to())))
                        .toList();
        var revision = CanonicalJson.digest(List.of(state, entries, until.toString()));
        return new Timetable(revision, from.toString(), until.toString(), state, entries);
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
