package dev.openbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One market, seen through the phases that count as open, worked out anew for each question. {@link
 * MarketView} keeps what this one says in tables.
 */
record MarketSource(MarketCalendar calendar, Set<Phase> phases, Duration bridgeBreaks)
        implements SessionSource {
    @Override
    public Stretch at(Instant t) {
        return of(calendar.phaseAt(t));
    }

    /** What a stretch of the market is to the session. */
    Stretch of(PhaseAnswer p) {
        if (phases.contains(p.phase())) {
            return stretch(SessionState.Open, p);
        }
        return switch (p.phase()) {
            case Unknown -> stretch(SessionState.Unknown, p);
            case Closed, Continuous -> stretch(SessionState.Closed, p);
            case PreOpen, Auction, Break, PostClose -> between(p);
        };
    }

    // A pause between two open parts of one session is a break; the same phase at its edge is not.
    private Stretch between(PhaseAnswer p) {
        PhaseAnswer before = p;
        boolean breaksOnly = p.phase() == Phase.Break;
        Instant from = p.since();
        while (pause(before)) {
            from = before.since();
            before = calendar.phaseAt(from.minusNanos(1));
            breaksOnly &= !pause(before) || before.phase() == Phase.Break;
        }
        PhaseAnswer after = p;
        Instant until = p.until();
        while (pause(after)) {
            until = after.until();
            after = calendar.phaseAt(until);
            breaksOnly &= !pause(after) || after.phase() == Phase.Break;
        }
        boolean inside =
                phases.contains(before.phase())
                        && phases.contains(after.phase())
                        && (breaksOnly || before.tradeDate().equals(after.tradeDate()));
        if (!inside) {
            return edge(p);
        }
        boolean bridged = Duration.between(from, until).compareTo(bridgeBreaks) < 0;
        return stretch(bridged ? SessionState.Open : SessionState.Break, p);
    }

    private boolean pause(PhaseAnswer p) {
        return !phases.contains(p.phase())
                && p.phase() != Phase.Closed
                && p.phase() != Phase.Unknown
                && p.phase() != Phase.Continuous;
    }

    static Stretch edge(PhaseAnswer p) {
        return new Stretch(
                SessionState.Closed,
                p.phase(),
                p.tradeDate(),
                p.market(),
                Reason.OutOfHours,
                "Phase " + p.phase() + " does not count as open",
                Optional.empty(),
                p.since(),
                p.until());
    }

    static Stretch stretch(SessionState state, PhaseAnswer p) {
        return new Stretch(
                state,
                p.phase(),
                p.tradeDate(),
                p.market(),
                p.reason(),
                p.rule(),
                p.source(),
                p.since(),
                p.until());
    }
}
