package dev.openbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When one schedule counts as open: markets, weekly windows and overrides joined. A pure function
 * of the instant: immutable, and safe for any number of threads.
 *
 * <p>Between two bells the state is constant; at a bell it changes, and the new state holds from
 * that instant on.
 */
public final class SessionRules {
    /** How far a search for a bell looks, counted from the end of the stretch it begins in. */
    public static final Duration HORIZON = Duration.ofDays(400);

    private static final Instant LAST_NEAR = Instant.MAX.minus(HORIZON);

    private final SessionSource source;
    private volatile @Nullable Cached latest;

    /** The latest answer, which is the answer for every instant of its stretch. */
    private record Cached(Stretch stretch, SessionAnswer answer) {}

    /**
     * Rules over these sources; the windows together are one more source beside the markets.
     *
     * @param markets the markets, in the order in which they are named
     * @param combine how the sources make one session
     * @param phases the phases that count as open; empty means Continuous. Closed, Break and
     *     Unknown are refused
     * @param bridgeBreaks a break inside a market's session that is shorter than this counts as
     *     open
     * @param windows weekly windows; at least one market or window is required
     * @param overrides exceptions by people, in any order, in force or not
     * @throws IllegalArgumentException with a sentence that begins with the argument's name
     */
    public SessionRules(
            List<MarketCalendar> markets,
            Combine combine,
            Set<Phase> phases,
            Duration bridgeBreaks,
            List<WeeklyWindow> windows,
            List<SessionOverride> overrides) {
        if (markets.isEmpty() && windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "markets: name at least one market, or at least one window");
        }
        if (bridgeBreaks.isNegative()) {
            throw new IllegalArgumentException(
                    "bridgeBreaks: must not be negative, but is " + bridgeBreaks);
        }
        Set<Phase> open = openPhases(phases);
        List<SessionSource> sources = new ArrayList<>();
        markets.forEach(market -> sources.add(market.through(open, bridgeBreaks)));
        if (!windows.isEmpty()) {
            sources.add(new WindowSource(windows));
        }
        SessionSource joined =
                sources.size() == 1
                        ? sources.getFirst()
                        : new CombinedSource(sources, Objects.requireNonNull(combine, "combine"));
        this.source = overrides.isEmpty() ? joined : new OverriddenSource(joined, overrides);
    }

    private static Set<Phase> openPhases(Set<Phase> phases) {
        if (phases.isEmpty()) {
            return Set.of(Phase.Continuous);
        }
        for (Phase phase : List.of(Phase.Closed, Phase.Break, Phase.Unknown)) {
            if (phases.contains(phase)) {
                throw new IllegalArgumentException("phases: " + phase + " cannot count as open");
            }
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(phases));
    }

    /** The state at this instant, and why. */
    public SessionAnswer at(Instant t) {
        Cached cached = latest;
        if (cached == null || !contains(cached.stretch(), t)) {
            Stretch stretch = source.at(t);
            cached = new Cached(stretch, answer(stretch));
            latest = cached;
        }
        return cached.answer();
    }

    /** True when the session is open at this instant: {@link #at}, without the why. */
    public boolean isOpen(Instant t) {
        Cached cached = latest;
        SessionState state =
                cached != null && contains(cached.stretch(), t)
                        ? cached.answer().state()
                        : source.stateAt(t);
        return state == SessionState.Open;
    }

    private static boolean contains(Stretch stretch, Instant t) {
        return !t.isBefore(stretch.start()) && t.isBefore(stretch.end());
    }

    private SessionAnswer answer(Stretch s) {
        return new SessionAnswer(
                s.state(),
                s.phase(),
                s.tradeDate(),
                s.market(),
                s.reason(),
                s.rule(),
                s.source(),
                since(s),
                source.changeAfter(s.start(), limit(s)));
    }

    private Instant since(Stretch from) {
        if (from.start().equals(Instant.MIN)) {
            return Instant.MIN;
        }
        Instant limit = from.start().minus(HORIZON);
        return source.changeUpTo(from.start(), limit).orElseGet(() -> source.at(limit).start());
    }

    private static Instant limit(Stretch from) {
        return from.end().equals(Instant.MAX) ? Instant.MAX : from.end().plus(HORIZON);
    }

    /**
     * The first bell after this instant, which itself does not count. Looks at most {@link
     * #HORIZON} beyond the stretch that the instant lies in; empty when no bell rings there.
     */
    public Optional<Bell> nextBell(Instant after) {
        // A stretch ends after the instant, so that what is near is within the horizon without
        // knowing the stretch.
        boolean nearEnough = after.isBefore(LAST_NEAR);
        Optional<Instant> near =
                nearEnough ? source.changeAfter(after, after.plus(HORIZON)) : Optional.empty();
        return near.or(() -> source.changeAfter(after, limit(source.at(after)))).map(this::bell);
    }

    /**
     * The bells after {@code after} (exclusive) until {@code until} (inclusive), in order, at most
     * {@code limit} of them. Ends early where no bell rings for 100,000 stretches of data, which is
     * centuries for a market.
     */
    public List<Bell> bells(Instant after, Instant until, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit: must not be negative, but is " + limit);
        }
        List<Bell> bells = new ArrayList<>();
        Instant at = after;
        while (bells.size() < limit) {
            Optional<Instant> next = source.changeAfter(at, until);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
            bells.add(bell(at));
        }
        return List.copyOf(bells);
    }

    private Bell bell(Instant at) {
        SessionState from = source.stateAt(at.minusNanos(1));
        Stretch behind = source.behindBell(at);
        return new Bell(
                at, from, source.stateAt(at), behind.market(), behind.reason(), behind.rule());
    }
}
