package dev.openbell.calendar;

import dev.openbell.calendar.SessionCases.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules without tables and short ways: stretch by stretch, as the definitions have it. */
final class WalkedSessions {
    private final SessionSource source;

    WalkedSessions(Case example) {
        Set<Phase> open = example.phases().isEmpty() ? Set.of(Phase.Continuous) : example.phases();
        List<SessionSource> sources = new ArrayList<>();
        example.markets().forEach(m -> sources.add(new MarketSource(m, open, example.bridge())));
        if (!example.windows().isEmpty()) {
            sources.add(new WindowSource(example.windows()));
        }
        SessionSource joined =
                sources.size() == 1
                        ? sources.getFirst()
                        : new CombinedSource(sources, example.combine());
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
                            Stretch behind = source.behindBell(at);
                            return new Bell(
                                    at,
                                    source.justBefore(at).state(),
                                    source.at(at).state(),
                                    behind.market(),
                                    behind.reason(),
                                    behind.rule());
                        });
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
