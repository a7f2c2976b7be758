package dev.openbell.calendar;

import static dev.openbell.calendar.Calendars.XNYS;
import static dev.openbell.calendar.Calendars.utc;
import static dev.openbell.calendar.Calendars.windows;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbell.calendar.WeeklyWindow.Pulse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeeklyWindowTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static WeeklyWindow window(Set<DayOfWeek> days, String start, String end, String zone) {
        return new WeeklyWindow(
                days,
                TimeOfDay.parse(start),
                TimeOfDay.parse(end),
                ZoneId.of(zone),
                Optional.empty());
    }

    private static List<Instant> bells(SessionRules rules, String from, String until) {
        return rules.bells(utc(from), utc(until), 100).stream().map(Bell::at).toList();
    }

    @Test
    void fridayEveningIsOpenOnSaturdayAtOneAndNotOnFridayAtOne() {
        var rules = windows(window(Set.of(FRIDAY), "22:00", "02:00", "UTC"));
        assertThat(rules.at(utc("2026-03-14T01:00")).state()).isEqualTo(SessionState.Open);
        assertThat(rules.at(utc("2026-03-13T01:00")).state()).isEqualTo(SessionState.Closed);
        assertThat(rules.at(utc("2026-03-14T02:00")).state()).isEqualTo(SessionState.Closed);
    }

    @Test
    void aFridaySessionDoesNotRunOnToSunday() {
        var rules = windows(window(Set.of(FRIDAY), "08:00", "18:00", "Europe/Paris"));
        assertThat(bells(rules, "2026-03-12T00:00", "2026-03-19T00:00"))
                .containsExactly(utc("2026-03-13T07:00"), utc("2026-03-13T17:00"));
    }

    @Test
    void theWeekdayIsTheOneOfTheWindowsZone() {
        var rules = windows(window(Set.of(MONDAY), "08:00", "09:00", "Pacific/Auckland"));
        assertThat(rules.at(utc("2026-06-07T20:30")).state()).isEqualTo(SessionState.Open);
        assertThat(rules.at(utc("2026-06-08T20:30")).state()).isEqualTo(SessionState.Closed);
    }

    @Test
    void windowsThatTouchDoNotDip() {
        var rules =
                windows(
                        window(EVERY_DAY, "08:00", "12:00", "UTC"),
                        window(EVERY_DAY, "12:00", "18:00", "UTC"));
        assertThat(bells(rules, "2026-03-10T00:00", "2026-03-10T23:00"))
                .containsExactly(utc("2026-03-10T08:00"), utc("2026-03-10T18:00"));
    }

    @Test
    void wholeDaysThatTouchNeverClose() {
        var rules = windows(window(EVERY_DAY, "00:00", "24:00", "Europe/London"));
        assertThat(bells(rules, "2026-01-01T00:00", "2027-01-01T00:00")).isEmpty();
        assertThat(rules.nextBell(utc("2026-01-01T00:00"))).isEmpty();
    }

    @Test
    void anEndAtMidnightCanBeSaidBothWays() {
        var until24 = windows(window(Set.of(SATURDAY), "20:00", "24:00", "UTC"));
        var until0 = windows(window(Set.of(SATURDAY), "20:00", "00:00", "UTC"));
        for (var rules : List.of(until24, until0)) {
            assertThat(bells(rules, "2026-03-10T00:00", "2026-03-17T00:00"))
                    .containsExactly(utc("2026-03-14T20:00"), utc("2026-03-15T00:00"));
        }
    }

    @Test
    void aStartInAGapIsTheTransitionAndTheDayBeforeIsNotOpen() {
        // New York: 02:00 to 03:00 does not exist on Sunday 2026-03-08; the transition is at
        // 07:00Z.
        var rules = windows(window(Set.of(SUNDAY), "02:30", "05:00", "America/New_York"));
        assertThat(bells(rules, "2026-03-06T00:00", "2026-03-10T00:00"))
                .containsExactly(utc("2026-03-08T07:00"), utc("2026-03-08T09:00"));
    }

    @Test
    void aWindowWhollyInAGapIsEmptyThatDay() {
        var rules = windows(window(Set.of(SUNDAY), "02:10", "02:50", "America/New_York"));
        assertThat(bells(rules, "2026-03-07T00:00", "2026-03-16T00:00"))
                .containsExactly(utc("2026-03-15T06:10"), utc("2026-03-15T06:50"));
    }

    @Test
    void aTimeThatOccursTwiceIsTheFirstForAStartAndTheSecondForAnEnd() {
        // New York: 01:00 to 02:00 occurs twice on Sunday 2026-11-01, from 05:00Z and from 06:00Z.
        var rules = windows(window(Set.of(SUNDAY), "01:15", "01:45", "America/New_York"));
        assertThat(bells(rules, "2026-11-01T00:00", "2026-11-02T00:00"))
                .containsExactly(utc("2026-11-01T05:15"), utc("2026-11-01T06:45"));
    }

    @Test
    void aWindowOnADateThatTheZoneSkippedIsEmpty() {
        // Samoa had no 2011-12-30, a Friday.
        var rules = windows(window(Set.of(FRIDAY), "08:00", "18:00", "Pacific/Apia"));
        assertThat(bells(rules, "2011-12-29T00:00", "2012-01-05T00:00")).isEmpty();
    }

    @Test
    void aPulseOpensForTheFirstPartOfEveryPeriodAndStopsWithTheWindow() {
        var pulse = Optional.of(new Pulse(Duration.ofMinutes(20), Duration.ofMinutes(15)));
        var rules =
                windows(
                        new WeeklyWindow(
                                Set.of(MONDAY),
                                TimeOfDay.of(8, 0),
                                TimeOfDay.of(8, 50),
                                ZoneId.of("UTC"),
                                pulse));
        assertThat(bells(rules, "2026-03-09T00:00", "2026-03-10T00:00"))
                .containsExactly(
                        utc("2026-03-09T08:00"),
                        utc("2026-03-09T08:15"),
                        utc("2026-03-09T08:20"),
                        utc("2026-03-09T08:35"),
                        utc("2026-03-09T08:40"),
                        utc("2026-03-09T08:50"));
    }

    @Test
    void aPulseBehindAnOpenMarketCostsNothing() {
        var pulse = Optional.of(new Pulse(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        var window =
                new WeeklyWindow(
                        EVERY_DAY,
                        TimeOfDay.MIDNIGHT,
                        TimeOfDay.END_OF_DAY,
                        ZoneId.of("UTC"),
                        pulse);
        var rules =
                new SessionRules(
                        List.of(XNYS),
                        Combine.Any,
                        Set.of(),
                        Duration.ZERO,
                        List.of(window),
                        List.of());
        SessionAnswer answer = rules.at(utc("2026-03-10T15:00"));
        assertThat(answer.market()).isEqualTo("XNYS");
        assertThat(answer.until()).contains(utc("2026-03-10T20:00").plusSeconds(1));
    }

    @Test
    void windowsAreOneMoreSourceBesideTheMarkets() {
        var morning = window(EVERY_DAY, "10:00", "12:00", "America/New_York");
        var rules =
                new SessionRules(
                        List.of(XNYS),
                        Combine.All,
                        Set.of(),
                        Duration.ZERO,
                        List.of(morning),
                        List.of());
        assertThat(rules.bells(utc("2026-03-14T00:00"), utc("2026-03-17T00:00"), 9))
                .extracting(Bell::at, Bell::market, Bell::reason)
                .containsExactly(
                        tuple(utc("2026-03-16T14:00"), "windows", Reason.Window),
                        tuple(utc("2026-03-16T16:00"), "windows", Reason.Window));
    }

    @Test
    void anAnswerNamesTheWindow() {
        var rules = windows(window(Set.of(MONDAY, FRIDAY), "08:00", "18:00", "Europe/Paris"));
        assertThat(rules.at(utc("2026-03-09T09:00")).rule())
                .isEqualTo("Mon,Fri 08:00-18:00 Europe/Paris");
        assertThat(rules.at(utc("2026-03-10T09:00")).reason()).isEqualTo(Reason.OutsideWindows);
    }

    @Test
    void badWindowsAreRefusedWithTheirField() {
        assertThatThrownBy(() -> window(EVERY_DAY, "08:00", "08:00", "UTC"))
                .hasMessageStartingWith("end: ");
        assertThatThrownBy(() -> window(Set.of(), "08:00", "09:00", "UTC"))
                .hasMessageStartingWith("days: ");
        assertThatThrownBy(() -> window(EVERY_DAY, "24:00", "09:00", "UTC"))
                .hasMessageStartingWith("start: ");
        assertThatThrownBy(() -> new Pulse(Duration.ofMillis(1), Duration.ofMillis(1)))
                .hasMessageStartingWith("pulse.every: ");
        assertThatThrownBy(() -> new Pulse(Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .hasMessageStartingWith("pulse.open: ");
        for (String text : List.of("8:00", "24:01", "25:00", "08:60", "", "noon")) {
            assertThatThrownBy(() -> TimeOfDay.parse(text))
                    .hasMessageContaining("is not a time of day");
        }
    }
}
