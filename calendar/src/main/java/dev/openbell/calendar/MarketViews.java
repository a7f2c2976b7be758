package dev.openbell.calendar;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The tables of one calendar, one for each way in which somebody looks at it, shared by all who
 * look so. Ten thousand schedules of a market hold one table. A table lives while somebody looks
 * through it, and there are never more than {@link #MOST}: who comes beyond them gets the same
 * answers without a table.
 */
final class MarketViews {
    static final int MOST = 64;

    private final MarketCalendar calendar;
    private final Timeline timeline;
    private final MarketView usual;
    private final Map<Look, WeakReference<MarketView>> others = new HashMap<>();

    private record Look(Set<Phase> phases, Duration bridgeBreaks) {}

    MarketViews(MarketCalendar calendar, Timeline timeline) {
        this.calendar = calendar;
        this.timeline = timeline;
        this.usual = view(new MarketSource(calendar, Set.of(Phase.Continuous), Duration.ZERO));
    }

    SessionSource through(Set<Phase> phases, Duration bridgeBreaks) {
        var source = new MarketSource(calendar, phases, bridgeBreaks);
        return source.equals(usual.source()) ? usual : other(source);
    }

    private synchronized SessionSource other(MarketSource source) {
        var look = new Look(source.phases(), source.bridgeBreaks());
        var held = others.get(look);
        var known = held == null ? null : held.get();
        if (known != null) {
            return known;
        }
        others.values().removeIf(view -> view.refersTo(null));
        if (others.size() >= MOST) {
            return source;
        }
        var view = view(source);
        others.put(look, new WeakReference<>(view));
        return view;
    }

    private MarketView view(MarketSource source) {
        return new MarketView(Objects.requireNonNull(source), timeline);
    }
}
