package dev.openbell.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A source with overrides on top of it. */
final class OverriddenSource implements SteppedSource {
    static final String NAME = "override";

    /** Weakest first: the last one in force wins. */
    private static final Comparator<SessionOverride> STRENGTH =
            Comparator.comparing(SessionOverride::from)
                    .thenComparing(Comparator.comparing(SessionOverride::name).reversed());

    private final SessionSource base;
    private final List<Forced> overrides;

    private record Forced(SessionOverride override, SessionState state) {}

    OverriddenSource(SessionSource base, List<SessionOverride> overrides) {
        this.base = base;
        List<Forced> forced = new ArrayList<>();
        for (SessionOverride override : overrides.stream().sorted(STRENGTH).toList()) {
            forced.add(new Forced(override, state(override, base, forced)));
        }
        this.overrides = List.copyOf(forced);
    }

    // What a hold keeps is what was there without it and without the stronger ones.
    private static SessionState state(
            SessionOverride override, SessionSource base, List<Forced> weaker) {
        return switch (override.effect()) {
            case Open -> SessionState.Open;
            case Closed -> SessionState.Closed;
            case Hold ->
                    inForce(weaker, override.from())
                            .map(Forced::state)
                            .orElseGet(() -> base.at(override.from()).state());
        };
    }

    private static Optional<Forced> inForce(List<Forced> overrides, Instant t) {
        return overrides.reversed().stream().filter(f -> f.override().inForceAt(t)).findFirst();
    }

    @Override
    public Stretch at(Instant t) {
        Bounds bounds = bounds(t);
        Stretch below = base.at(t).within(bounds.lower(), bounds.upper());
        return inForce(overrides, t).map(f -> forced(f, below)).orElse(below);
    }

    /** The nearest bounds of overrides around an instant, the lower one inclusive. */
    private record Bounds(Instant lower, Instant upper) {}

    private Bounds bounds(Instant t) {
        Instant lower = Instant.MIN;
        Instant upper = Instant.MAX;
        for (Forced forced : overrides) {
            for (Instant bound : List.of(forced.override().from(), forced.override().until())) {
                if (bound.isAfter(t)) {
                    upper = bound.isBefore(upper) ? bound : upper;
                } else {
                    lower = bound.isAfter(lower) ? bound : lower;
                }
            }
        }
        return new Bounds(lower, upper);
    }

    @Override
    public SessionState stateAt(Instant t) {
        for (int i = overrides.size() - 1; i >= 0; i--) {
            if (overrides.get(i).override().inForceAt(t)) {
                return overrides.get(i).state();
            }
        }
        return base.stateAt(t);
    }

    // What the base does under an override does not matter until the next bound of an override.
    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        Instant bound = bounds(t).upper();
        Instant until = bound.isBefore(limit) ? bound : limit;
        Optional<Instant> own = bound.isAfter(limit) ? Optional.empty() : Optional.of(bound);
        return inForce(overrides, t).isPresent() ? own : base.changeAfter(t, until).or(() -> own);
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        Instant bound = bounds(t).lower();
        Instant since = bound.isAfter(limit) ? bound : limit;
        Optional<Instant> own = bound.isAfter(limit) ? Optional.of(bound) : Optional.empty();
        return inForce(overrides, t).isPresent() ? own : base.changeUpTo(t, since).or(() -> own);
    }

    private static Stretch forced(Forced forced, Stretch below) {
        SessionOverride override = forced.override();
        String by = override.requestedBy().isEmpty() ? "" : " (" + override.requestedBy() + ")";
        return new Stretch(
                forced.state(),
                below.phase(),
                below.tradeDate(),
                NAME,
                Reason.Override,
                override.name(),
                Optional.of(override.reason() + by),
                below.start(),
                below.end());
    }

    // Where an override ends on what the base comes to at that very instant, the base rings.
    @Override
    public Stretch behindBell(Instant bell) {
        Stretch before = justBefore(bell);
        Stretch after = at(bell);
        if (after.reason() == Reason.Override) {
            return after;
        }
        boolean baseRings = base.justBefore(bell).state() == before.state();
        return baseRings ? base.behindBell(bell) : before;
    }
}
