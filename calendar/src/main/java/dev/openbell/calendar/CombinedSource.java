package dev.openbell.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several sources as one. The states have an order under each way to combine; the source with the
 * foremost state decides, and of several the first in the list. Once a source has the very foremost
 * state, those after it do not matter, so a window that pulses behind an open market costs nothing.
 */
record CombinedSource(List<SessionSource> sources, Combine combine) implements SteppedSource {
    CombinedSource {
        sources = List.copyOf(sources);
    }

    private record Decision(SessionSource source, Stretch stretch) {}

    @Override
    public Stretch at(Instant t) {
        return decision(t).stretch();
    }

    private Decision decision(Instant t) {
        List<Stretch> seen = new ArrayList<>(sources.size());
        int decider = 0;
        for (int i = 0; i < sources.size(); i++) {
            Stretch stretch = sources.get(i).at(t);
            seen.add(stretch);
            if (rank(stretch.state()) < rank(seen.get(decider).state())) {
                decider = i;
            }
            if (rank(stretch.state()) == 0) {
                break;
            }
        }
        Stretch stretch = seen.get(decider);
        for (Stretch other : seen) {
            stretch = stretch.within(other);
        }
        return new Decision(sources.get(decider), stretch);
    }

    private int rank(SessionState state) {
        return switch (combine) {
            case Any ->
                    switch (state) {
                        case Open -> 0;
                        case Unknown -> 1;
                        case Break -> 2;
                        case Closed -> 3;
                    };
            case All ->
                    switch (state) {
                        case Closed -> 0;
                        case Break -> 1;
                        case Unknown -> 2;
                        case Open -> 3;
                    };
        };
    }

    @Override
    public SessionState stateAt(Instant t) {
        SessionState foremost = sources.getFirst().stateAt(t);
        for (int i = 1; i < sources.size() && rank(foremost) > 0; i++) {
            SessionState state = sources.get(i).stateAt(t);
            foremost = rank(state) < rank(foremost) ? state : foremost;
        }
        return foremost;
    }

    // Nothing changes before some source does, and while one is foremost, before that one does.
    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        Optional<Instant> first = Optional.empty();
        for (SessionSource source : sources) {
            if (rank(source.stateAt(t)) == 0) {
                return source.changeAfter(t, limit);
            }
            Optional<Instant> change = source.changeAfter(t, first.orElse(limit));
            first = change.isPresent() ? change : first;
        }
        return first;
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        Optional<Instant> last = Optional.empty();
        for (SessionSource source : sources) {
            if (rank(source.stateAt(t)) == 0) {
                return source.changeUpTo(t, limit);
            }
            Optional<Instant> change = source.changeUpTo(t, last.orElse(limit));
            last = change.isPresent() ? change : last;
        }
        return last;
    }

    // Under Any the source that is open alone rings both bells; under All the one that is closed.
    @Override
    public Stretch behindBell(Instant bell) {
        Decision before = decision(bell.minusNanos(1));
        Decision after = decision(bell);
        boolean opens = after.stretch().state() == SessionState.Open;
        boolean closes = before.stretch().state() == SessionState.Open;
        boolean first = combine == Combine.Any ? closes && !opens : opens;
        SessionSource ringer = first ? before.source() : after.source();
        return ringer.justBefore(bell).state() == ringer.at(bell).state()
                ? after.stretch()
                : ringer.behindBell(bell);
    }
}
