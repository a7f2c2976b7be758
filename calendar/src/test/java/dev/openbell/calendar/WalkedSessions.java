package dev.openbell.calendar;

import dev.openbell.calendar.SessionCases.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules without tables and short ways: stretch by stretch, as the definitions have it. */
final class WalkedSessions {
    private final Combine combine;
    private final List<SessionSource> sources = new ArrayList<>();
    private final SessionSource joined;
    private final SessionSource source;

    WalkedSessions(Case example) {
        Set<Phase> open = example.phases().isEmpty() ? Set.of(Phase.Continuous) : example.phases();
        combine = example.combine();
        example.markets().forEach(m -> sources.add(new MarketSource(m, open, example.bridge())));
        if (!example.windows().isEmpty()) {
            sources.add(new WindowSource(example.windows()));
        }
        joined = sources.size() == 1 ? sources.getFirst() : new CombinedSource(sources, combine);
        source =
                example.overrides().isEmpty()
                        ? joined
                        : new OverriddenSource(joined, example.overrides());
    }

    Stretch stretch(Instant t) {
        return source.at(t);
    }

    SessionAnswer at(Instant t) {
        Stretch s = source.at(t);
        return new SessionAnswer(
                s.state(),
                s.phase(),
                s.tradeDate(),
                s.market(),
                s.reason(),
                s.rule(),
                s.source(),
                since(s),
                change(s));
    }

    Optional<Bell> nextBell(Instant after) {
        return change(source.at(after))
                .map(
                        at -> {
                            Stretch behind = behind(at);
                            return new Bell(
                                    at,
                                    source.justBefore(at).state(),
                                    source.at(at).state(),
                                    behind.market(),
                                    behind.reason(),
                                    behind.rule());
                        });
    }

    // As it is told in OverriddenSource and CombinedSource, but of stretches instead of states.
    private Stretch behind(Instant bell) {
        Stretch before = source.justBefore(bell);
        Stretch after = source.at(bell);
        if (after.reason() == Reason.Override) {
            return after;
        }
        boolean joinedRings = joined.justBefore(bell).state() == before.state();
        return joinedRings ? behindJoined(bell) : before;
    }

    private Stretch behindJoined(Instant bell) {
        boolean opens = joined.at(bell).state() == SessionState.Open;
        boolean closes = joined.justBefore(bell).state() == SessionState.Open;
        boolean first = combine == Combine.Any ? closes && !opens : opens;
        SessionSource ringer = decider(first ? bell.minusNanos(1) : bell);
        Stretch before = ringer.justBefore(bell);
        Stretch after = ringer.at(bell);
        return before.state() == after.state()
                ? joined.at(bell)
                : Stretch.behindBell(before, after);
    }

    private SessionSource decider(Instant t) {
        SessionState state = joined.at(t).state();
        return sources.stream().filter(s -> s.at(t).state() == state).findFirst().orElseThrow();
    }

    private Instant since(Stretch from) {
        Stretch stretch = from;
        Instant limit =
                from.start().equals(Instant.MIN)
                        ? Instant.MIN
                        : from.start().minus(SessionRules.HORIZON);
        while (stretch.start().isAfter(limit)) {
            Stretch before = source.justBefore(stretch.start());
            if (before.state() != stretch.state()) {
                break;
            }
            stretch = before;
        }
        return stretch.start();
    }

    private Optional<Instant> change(Stretch from) {
        Instant end = from.end();
        Instant limit = end.equals(Instant.MAX) ? Instant.MAX : end.plus(SessionRules.HORIZON);
        while (!end.equals(Instant.MAX) && !end.isAfter(limit)) {
            Stretch next = source.at(end);
            if (next.state() != from.state()) {
                return Optional.of(end);
            }
            end = next.end();
        }
        return Optional.empty();
    }
}
