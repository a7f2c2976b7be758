package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.SessionCases.Case;
import dev.openbell.calendar.zones.ZoneData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables say what is said without them, at every instant. */
class SessionTablesTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int INSTANTS = 120;

    @Provide
    Arbitrary<Instant> instants() {
        return SessionCases.instants();
    }

    @Provide
    Arbitrary<Case> cases() {
        return SessionCases.cases();
    }

    static List<String> builtIn() {
        return List.copyOf(MarketCalendars.builtIn().names());
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void aBuiltInCalendarSaysTheSameWithItsTables(String name) {
        var calendar = Calendars.builtIn(name);
        var looks =
                List.of(
                        look(calendar, Set.of(), Duration.ZERO),
                        look(calendar, Set.of(), Duration.ofHours(2)),
                        look(
                                calendar,
                                Set.of(Phase.PreOpen, Phase.Continuous, Phase.PostClose),
                                Duration.ZERO));
        long first = calendar.validFrom().toEpochDay() - 30;
        long days = calendar.validThrough().toEpochDay() + 60 - first;
        var random = new Random(name.hashCode());
        for (var look : looks) {
            for (int i = 0; i < INSTANTS; i++) {
                long second = (long) ((first + random.nextDouble() * days) * 86_400);
                assertSameAround(look, Instant.ofEpochSecond(second));
            }
            assertSameAround(look, calendar.phaseAt(Instant.MIN).until());
            assertSameAround(look, calendar.phaseAt(Instant.MAX).since());
            for (int year = calendar.validFrom().getYear(); year < 2030; year++) {
                assertSameAround(
                        look, LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC));
            }
        }
    }

    private static Case look(MarketCalendar calendar, Set<Phase> phases, Duration bridge) {
        return new Case(List.of(calendar), Combine.Any, phases, bridge, List.of(), List.of());
    }

    @Property(tries = 300)
    void rulesOfEveryShapeSayTheSameWithTheirShortWays(
            @ForAll("cases") Case example, @ForAll("instants") Instant t) {
        assertSameAround(example, t);
        example.overrides().forEach(o -> assertSameAround(example, o.until()));
    }

    private static void assertSameAround(Case example, Instant t) {
        var rules = example.rules();
        var walked = new WalkedSessions(example);
        var stretch = walked.stretch(t);
        var probes = new ArrayList<>(List.of(t, t.minusNanos(1), t.plusNanos(1)));
        for (Instant bound : List.of(stretch.start(), stretch.end())) {
            if (!bound.equals(Instant.MIN) && !bound.equals(Instant.MAX)) {
                probes.addAll(List.of(bound.minusNanos(1), bound, bound.plusNanos(1)));
            }
        }
        for (Instant probe : probes) {
            var wanted = walked.at(probe);
            assertThat(rules.at(probe)).isEqualTo(wanted);
            // Rules that were asked nothing before have nothing to remember.
            assertThat(example.rules().isOpen(probe))
                    .isEqualTo(wanted.state() == SessionState.Open);
            assertThat(rules.nextBell(probe)).isEqualTo(walked.nextBell(probe));
        }
    }

    @Test
    void schedulesThatLookAtAMarketInOneWayShareItsTable() {
        var phases = Set.of(Phase.PreOpen, Phase.Continuous);
        var view = Calendars.XLON.through(phases, Duration.ofHours(1));
        assertThat(Calendars.XLON.through(Set.copyOf(phases), Duration.ofMinutes(60)))
                .isSameAs(view);
        assertThat(Calendars.XLON.through(Set.of(Phase.Continuous), Duration.ZERO))
                .isSameAs(Calendars.XLON.through(Set.of(Phase.Continuous), Duration.ZERO))
                .isNotSameAs(view);
    }

    @Test
    void thereAreNeverMoreTablesThanTheBoundAndWhoComesLaterIsAnsweredWithoutOne() {
        var calendar = Calendars.calendar("OWN", "extends: XHKG");
        var views = new ArrayList<SessionSource>();
        for (int seconds = 1; seconds <= MarketViews.MOST; seconds++) {
            views.add(calendar.through(Set.of(Phase.Continuous), Duration.ofSeconds(seconds)));
        }
        assertThat(views).hasOnlyElementsOfType(MarketView.class);
        var late = look(calendar, Set.of(), Duration.ofHours(3));
        assertThat(calendar.through(Set.of(Phase.Continuous), Duration.ofHours(3)))
                .isInstanceOf(MarketSource.class);
        assertSameAround(late, Instant.parse("2026-11-25T04:30:00Z"));
        assertThat(views).hasSize(MarketViews.MOST);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aZoneAsALineSaysWhatItsRulesSayAroundEveryChange(String name) {
        var zone = ZoneId.of(name);
        var line = ZoneLine.of(zone);
        var rules = ZoneData.current().rules(zone);
        var change = rules.nextTransition(Instant.parse("1960-01-01T00:00:00Z"));
        while (change != null
                && change.getInstant().isBefore(Instant.parse("2060-01-01T00:00:00Z"))) {
            for (int minutes : List.of(-1500, -61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 1500)) {
                for (var from : List.of(change.getDateTimeBefore(), change.getDateTimeAfter())) {
                    var local = from.plusMinutes(minutes);
                    long seconds = local.toEpochSecond(ZoneOffset.UTC);
                    int near = line.partAt(change.toEpochSecond() + minutes);
                    assertThat(Instant.ofEpochSecond(line.start(seconds, near)))
                            .isEqualTo(LocalTimes.resolve(local, zone, false));
                    assertThat(Instant.ofEpochSecond(line.end(seconds, near)))
                            .isEqualTo(LocalTimes.resolve(local, zone, true));
                }
            }
            change = rules.nextTransition(change.getInstant());
        }
    }

    static List<String> zones() {
        return List.of(
                "America/New_York",
                "Europe/London",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Asia/Tehran",
                "Antarctica/Troll",
                "Asia/Tokyo",
                "UTC");
    }
}
