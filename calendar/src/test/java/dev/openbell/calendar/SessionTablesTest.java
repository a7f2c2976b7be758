package dev.openbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.calendar.SessionCases.Case;
import dev.openbell.calendar.WeeklyWindow.Pulse;
import dev.openbell.calendar.zones.ZoneData;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    private static final int CHANGES = 40;

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

    @ParameterizedTest
    @MethodSource("zones")
    void windowsSayTheSameWithTheirShortWaysNearEveryChangeOfTheClocks(String name) {
        var rules = ZoneData.current().rules(ZoneId.of(name));
        var random = new Random(name.hashCode());
        var from = Instant.parse("2004-01-01T00:00:00Z");
        for (int i = 0; i < CHANGES; i++) {
            var change = rules.nextTransition(from);
            from = change == null ? from.plus(YEAR) : change.getInstant();
            var windows = windowsNear(from, name, random);
            var example =
                    new Case(List.of(), Combine.Any, Set.of(), Duration.ZERO, windows, List.of());
            for (int hours = -80; hours <= 80; hours += 16) {
                assertSameAround(example, from.plusSeconds(hours * 3600L + random.nextInt(57_600)));
            }
        }
    }

    /** A few windows that start or end near the time of a change, some of which pulse. */
    private static List<WeeklyWindow> windowsNear(Instant change, String zone, Random random) {
        var pulses =
                List.of(
                        Optional.<Pulse>empty(),
                        Optional.<Pulse>empty(),
                        Optional.of(SessionCases.pulse()),
                        Optional.of(SessionCases.crookedPulse()),
                        Optional.of(new Pulse(Duration.ofDays(300_000), Duration.ofHours(3))));
        int minute = change.atZone(ZoneId.of(zone)).toLocalTime().toSecondOfDay() / 60;
        var windows = new ArrayList<WeeklyWindow>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = Math.floorMod(minute + 15 * (random.nextInt(9) - 4), 1440);
            int end = Math.floorMod(start + 15 * (1 + random.nextInt(95)), 1440);
            var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            for (var day : DayOfWeek.values()) {
                if (random.nextInt(3) > 0) {
                    days.add(day);
                }
            }
            windows.add(
                    new WeeklyWindow(
                            days,
                            new TimeOfDay(start),
                            new TimeOfDay(end),
                            ZoneId.of(random.nextInt(4) > 0 ? zone : "Europe/Paris"),
                            pulses.get(random.nextInt(pulses.size()))));
        }
        return windows;
    }

    @Test
    void whatIsOpenAtEveryMinuteOfTheClockStaysOpenWhateverTheClocksDo() {
        var night = window("22:30", "06:00", "Pacific/Apia");
        var day = window("06:00", "22:30", "Pacific/Apia");
        var example =
                new Case(
                        List.of(),
                        Combine.Any,
                        Set.of(),
                        Duration.ZERO,
                        List.of(night, day),
                        List.of());
        assertSameAround(example, Instant.parse("2011-12-30T10:00:00Z"));
        assertThat(example.rules().nextBell(Instant.parse("2011-12-01T10:00:00Z"))).isEmpty();
    }

    private static WeeklyWindow window(String start, String end, String zone) {
        return new WeeklyWindow(
                EnumSet.allOf(DayOfWeek.class),
                TimeOfDay.parse(start),
                TimeOfDay.parse(end),
                ZoneId.of(zone),
                Optional.empty());
    }

    @Test
    void atTheEndsOfTimeNothingIsKnown() {
        for (var calendar : List.of(Calendars.XNYS, Calendars.ALWAYS)) {
            var rules = Calendars.rules(calendar);
            assertThat(rules.at(Instant.MIN).state()).isEqualTo(SessionState.Unknown);
            assertThat(rules.nextBell(Instant.MIN)).isPresent();
            assertThat(rules.isOpen(Instant.MIN)).isFalse();
            assertThat(rules.at(Instant.MAX).state()).isEqualTo(SessionState.Unknown);
            assertThat(rules.nextBell(Instant.MAX)).isEmpty();
            assertThat(rules.isOpen(Instant.MAX)).isFalse();
        }
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
