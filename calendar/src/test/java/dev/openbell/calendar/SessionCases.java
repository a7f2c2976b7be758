package dev.openbell.calendar;

import dev.openbell.calendar.SessionOverride.Effect;
import dev.openbell.calendar.WeeklyWindow.Pulse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rules of every shape, and instants at which to ask them. */
final class SessionCases {
    private SessionCases() {}

    /** The arguments of some rules, so that a property can take them apart again. */
    record Case(
            List<MarketCalendar> markets,
            Combine combine,
            Set<Phase> phases,
            Duration bridge,
            List<WeeklyWindow> windows,
            List<SessionOverride> overrides) {
        SessionRules rules() {
            return new SessionRules(markets, combine, phases, bridge, windows, overrides);
        }

        SessionRules base() {
            return new SessionRules(markets, combine, phases, bridge, windows, List.of());
        }

        List<SessionRules> sources() {
            List<SessionRules> sources = new ArrayList<>();
            for (MarketCalendar market : markets) {
                sources.add(
                        new SessionRules(
                                List.of(market), combine, phases, bridge, List.of(), List.of()));
            }
            if (!windows.isEmpty()) {
                sources.add(
                        new SessionRules(List.of(), combine, phases, bridge, windows, List.of()));
            }
            return sources;
        }
    }

    static Arbitrary<Instant> instants() {
        long first = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2027-02-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    static Arbitrary<Case> cases() {
        var market =
                Arbitraries.of(
                        Calendars.XNYS,
                        Calendars.XLON,
                        Calendars.TOKYO,
                        Calendars.FUTURES,
                        Calendars.ALWAYS);
        var phases =
                Arbitraries.of(
                        Set.<Phase>of(),
                        Set.of(Phase.PreOpen, Phase.Continuous),
                        Set.of(Phase.Auction, Phase.Continuous),
                        Set.of(Phase.PreOpen));
        return Combinators.combine(
                        market.list().uniqueElements().ofMaxSize(3),
                        Arbitraries.of(Combine.class),
                        phases,
                        Arbitraries.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(2)),
                        windows().list().ofMaxSize(3),
                        overrides().list().uniqueElements(SessionOverride::name).ofMaxSize(4))
                .as(Case::new)
                .filter(c -> !c.markets().isEmpty() || !c.windows().isEmpty());
    }

    private static Arbitrary<WeeklyWindow> windows() {
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(0, 95),
                        Arbitraries.integers().between(0, 96),
                        Arbitraries.of("UTC", "Europe/Paris", "America/New_York", "Asia/Tokyo"),
                        Arbitraries.of(
                                Optional.<Pulse>empty(),
                                Optional.of(pulse()),
                                Optional.of(crookedPulse())))
                .as(
                        (days, start, end, zone, pulse) ->
                                new WeeklyWindow(
                                        days,
                                        new TimeOfDay(start * 15),
                                        new TimeOfDay(start.equals(end) ? end * 15 + 5 : end * 15),
                                        ZoneId.of(zone),
                                        pulse));
    }

    static Pulse pulse() {
        return new Pulse(Duration.ofMinutes(50), Duration.ofMinutes(20));
    }

    static Pulse crookedPulse() {
        return new Pulse(Duration.ofMillis(2_500_500), Duration.ofMillis(1_000_250));
    }

    private static Arbitrary<SessionOverride> overrides() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(3),
                        Arbitraries.of(Effect.class),
                        instants(),
                        Arbitraries.integers().between(1, 20_000),
                        Arbitraries.of(0, 0, 500_000_000))
                .as(
                        (name, effect, from, minutes, nanos) ->
                                new SessionOverride(
                                        name,
                                        effect,
                                        from.plusNanos(nanos),
                                        from.plus(Duration.ofMinutes(minutes)),
                                        "Drill",
                                        ""));
    }
}
