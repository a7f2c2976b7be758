package dev.openbell.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A source with overrides on top of it. */
final class OverriddenSource implements SteppedSource {
    static final String NAME = "override";

    /** Weakest first: the last one in force wins. */
    private static final Comparator<SessionOverride> STRENGTH =
            Comparator.comparing(SessionOverride::from)
                    .thenComparing(Comparator.comparing(SessionOverride::name).reversed());

    private final SessionSource base;
    private final Instant[] bounds;
    private final List<Optional<Forced>> spans;

    private record Forced(SessionOverride override, SessionState state) {}

    /** The bounds of the overrides cut time into spans, in each of which one wins or none does. */
    OverriddenSource(SessionSource base, List<SessionOverride> overrides) {
        this.base = base;
        List<Forced> forced = new ArrayList<>();
        for (SessionOverride override : overrides.stream().sorted(STRENGTH).toList()) {
            forced.add(new Forced(override, state(override, base, forced)));
        }
        this.bounds =
                overrides.stream()
                        .flatMap(o -> Stream.of(o.from(), o.until()))
                        .sorted()
                        .distinct()
                        .toArray(Instant[]::new);
        List<Optional<Forced>> winners = new ArrayList<>(List.of(Optional.empty()));
        for (Instant bound : bounds) {
            winners.add(inForce(forced, bound));
        }
        this.spans = List.copyOf(winners);
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
                            .orElseGet(() -> base.stateAt(override.from()));
        };
    }

    private static Optional<Forced> inForce(List<Forced> overrides, Instant t) {
        return overrides.reversed().stream().filter(f -> f.override().inForceAt(t)).findFirst();
    }

    @Override
    public Stretch at(Instant t) {
        int span = spanAt(t);
        Stretch below = base.at(t).within(start(span), end(span));
        return spans.get(span).map(f -> forced(f, below)).orElse(below);
    }

    /** The number of the span that an instant lies in, which is that of the bounds up to it. */
    private int spanAt(Instant t) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[middle].isAfter(t)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Instant start(int span) {
        return span == 0 ? Instant.MIN : bounds[span - 1];
    }

    private Instant end(int span) {
        return span == bounds.length ? Instant.MAX : bounds[span];
    }

    @Override
    public SessionState stateAt(Instant t) {
        Optional<Forced> forced = spans.get(spanAt(t));
        return forced.isPresent() ? forced.get().state() : base.stateAt(t);
    }

    // What the base does under an override does not matter until the next bound of an override.
    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        int span = spanAt(t);
        Instant bound = end(span);
        Instant until = bound.isBefore(limit) ? bound : limit;
        Optional<Instant> own = bound.isAfter(limit) ? Optional.empty() : Optional.of(bound);
        return spans.get(span).isPresent() ? own : base.changeAfter(t, until).or(() -> own);
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        int span = spanAt(t);
        Instant bound = start(span);
        Instant since = bound.isAfter(limit) ? bound : limit;
        Optional<Instant> own = bound.isAfter(limit) ? Optional.of(bound) : Optional.empty();
        return spans.get(span).isPresent() ? own : base.changeUpTo(t, since).or(() -> own);
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
        if (spans.get(spanAt(bell)).isPresent()) {
            return at(bell);
        }
        Instant justBefore = bell.minusNanos(1);
        boolean baseRings = base.stateAt(justBefore) == stateAt(justBefore);
        return baseRings ? base.behindBell(bell) : at(justBefore);
    }
}
