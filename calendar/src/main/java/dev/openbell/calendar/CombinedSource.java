package dev.openbell.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Several sources as one. The states have an order under each way to combine; the source with the
 * foremost state decides, and of several the first in the list. Once a source has the very foremost
 * state, those after it do not matter, so a window that pulses behind an open market costs nothing.
 */
final class CombinedSource implements SteppedSource {
    private static final List<SessionState> ANY =
            List.of(
                    SessionState.Open,
                    SessionState.Unknown,
                    SessionState.Break,
                    SessionState.Closed);
    private static final List<SessionState> ALL =
            List.of(
                    SessionState.Closed,
                    SessionState.Break,
                    SessionState.Unknown,
                    SessionState.Open);

    private final List<SessionSource> sources;
    private final Combine combine;
    private final int[] ranks;

    // The state alone does not depend on the order of the sources; tables are the quickest to ask.
    private final MarketView[] tables;
    private final SessionSource[] others;

    CombinedSource(List<SessionSource> sources, Combine combine) {
        this.sources = List.copyOf(sources);
        this.combine = combine;
        this.ranks = Arrays.stream(SessionState.values()).mapToInt(order()::indexOf).toArray();
        this.tables =
                sources.stream()
                        .filter(MarketView.class::isInstance)
                        .map(MarketView.class::cast)
                        .toArray(MarketView[]::new);
        this.others =
                sources.stream()
                        .filter(s -> !(s instanceof MarketView))
                        .toArray(SessionSource[]::new);
    }

    private List<SessionState> order() {
        return combine == Combine.Any ? ANY : ALL;
    }

    private int rank(SessionState state) {
        return ranks[state.ordinal()];
    }

    @Override
    public Stretch at(Instant t) {
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
        return stretch;
    }

    @Override
    public SessionState stateAt(Instant t) {
        int foremost = ranks.length - 1;
        for (MarketView table : tables) {
            foremost = Math.min(foremost, rank(table.stateAt(t)));
        }
        for (int i = 0; i < others.length && foremost > 0; i++) {
            foremost = Math.min(foremost, rank(others[i].stateAt(t)));
        }
        return order().get(foremost);
    }

    // Nothing changes before some source does, and while one is foremost, before that one does.
    @Override
    public Optional<Instant> stepAfter(Instant t, Instant limit) {
        for (SessionSource source : sources) {
            if (rank(source.stateAt(t)) == 0) {
                return source.changeAfter(t, limit);
            }
        }
        Optional<Instant> first = Optional.empty();
        for (SessionSource source : sources) {
            Optional<Instant> change = source.changeAfter(t, first.orElse(limit));
            first = change.isPresent() ? change : first;
        }
        return first;
    }

    @Override
    public Optional<Instant> stepUpTo(Instant t, Instant limit) {
        for (SessionSource source : sources) {
            if (rank(source.stateAt(t)) == 0) {
                return source.changeUpTo(t, limit);
            }
        }
        Optional<Instant> last = Optional.empty();
        for (SessionSource source : sources) {
            Optional<Instant> change = source.changeUpTo(t, last.orElse(limit));
            last = change.isPresent() ? change : last;
        }
        return last;
    }

    // Under Any the source that is open alone rings both bells; under All the one that is closed.
    @Override
    public Stretch behindBell(Instant bell) {
        Instant justBefore = bell.minusNanos(1);
        SessionSource before = decider(justBefore);
        SessionSource after = decider(bell);
        boolean opens = after.stateAt(bell) == SessionState.Open;
        boolean closes = before.stateAt(justBefore) == SessionState.Open;
        boolean first = combine == Combine.Any ? closes && !opens : opens;
        SessionSource ringer = first ? before : after;
        return ringer.stateAt(justBefore) == ringer.stateAt(bell)
                ? at(bell)
                : ringer.behindBell(bell);
    }

    private SessionSource decider(Instant t) {
        SessionSource decider = sources.getFirst();
        int foremost = rank(decider.stateAt(t));
        for (int i = 1; i < sources.size() && foremost > 0; i++) {
            int rank = rank(sources.get(i).stateAt(t));
            if (rank < foremost) {
                foremost = rank;
                decider = sources.get(i);
            }
        }
        return decider;
    }
}
