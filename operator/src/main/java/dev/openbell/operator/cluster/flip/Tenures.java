package dev.openbell.operator.cluster.flip;

import dev.openbell.operator.cluster.plan.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is remembered of a component, carried on to now. */
final class Tenures {

    private Tenures() {}

    /**
     * Carried on to now.
     *
     * <p>A change that no pass has told yet happened at the bell, if the bell rang since the change
     * before; else somebody changed the schedule, and it happens now. Nothing happened after now: a
     * clock may have been stepped back.
     *
     * @param since when the schedule's present state began
     * @param started how long it has just taken to start
     */
    static Tenure at(
            Remembered before,
            boolean active,
            Instant since,
            Optional<Duration> started,
            Instant now) {
        var known = before.tenure();
        var activeSince = known.activeSince().filter(at -> !at.isAfter(now));
        var inactiveSince = known.inactiveSince().filter(at -> !at.isAfter(now));
        var told =
                before.active().filter(was -> was == active).isPresent()
                        && (active ? activeSince : inactiveSince).isPresent();
        if (!told) {
            var change =
                    Stream.of(activeSince, inactiveSince)
                            .flatMap(Optional::stream)
                            .max(Instant::compareTo);
            var rang = since.isAfter(Instant.EPOCH) && change.map(since::isAfter).orElse(true);
            var at = Optional.of(rang ? since : now);
            activeSince = active ? at : activeSince;
            inactiveSince = active ? inactiveSince : at;
        }
        return new Tenure(
                activeSince,
                inactiveSince,
                started.map(time -> Leads.with(known.startSeconds(), time))
                        .orElse(known.startSeconds()),
                Optional.empty(),
                Optional.empty(),
                known.warmUp());
    }
}
