package dev.openbell.calendar;

import static dev.openbell.calendar.Calendars.XNYS;
import static dev.openbell.calendar.Calendars.rules;
import static dev.openbell.calendar.Calendars.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbell.calendar.SessionOverride.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionOverrideTest {
    private static SessionOverride override(String name, Effect effect, String from, String until) {
        return new SessionOverride(name, effect, utc(from), utc(until), "Drill", "ana");
    }

    private static SessionRules newYork(SessionOverride... overrides) {
        return rules(Duration.ZERO, List.of(overrides), List.of(XNYS));
    }

    @Test
    void itIsInForceFromItsStartUntilJustBeforeItsEnd() {
        var rules =
                newYork(override("stop", Effect.Closed, "2026-03-10T15:00", "2026-03-10T16:00"));
        assertThat(rules.at(utc("2026-03-10T14:59")).state()).isEqualTo(SessionState.Open);
        SessionAnswer during = rules.at(utc("2026-03-10T15:00"));
        assertThat(during.state()).isEqualTo(SessionState.Closed);
        assertThat(during.reason()).isEqualTo(Reason.Override);
        assertThat(during.market()).isEqualTo("override");
        assertThat(during.rule()).isEqualTo("stop");
        assertThat(during.source()).contains("Drill (ana)");
        assertThat(during.phase()).isEqualTo(Phase.Continuous);
        assertThat(during.until()).contains(utc("2026-03-10T16:00"));
        assertThat(rules.at(utc("2026-03-10T16:00")).state()).isEqualTo(SessionState.Open);
    }

    @Test
    void bothOfItsEdgesRingInItsName() {
        var rules =
                newYork(override("stop", Effect.Closed, "2026-03-10T15:00", "2026-03-10T16:00"));
        assertThat(rules.bells(utc("2026-03-10T14:00"), utc("2026-03-10T19:00"), 9))
                .extracting(Bell::at, Bell::to, Bell::market, Bell::rule)
                .containsExactly(
                        tuple(utc("2026-03-10T15:00"), SessionState.Closed, "override", "stop"),
                        tuple(utc("2026-03-10T16:00"), SessionState.Open, "override", "stop"));
    }

    @Test
    void oneThatChangesNothingRingsNoBell() {
        var rules = newYork(override("open", Effect.Open, "2026-03-10T15:00", "2026-03-10T16:00"));
        assertThat(rules.nextBell(utc("2026-03-10T14:00")).orElseThrow().at())
                .isEqualTo(utc("2026-03-10T20:00"));
    }

    @Test
    void oneThatEndsAtTheOpeningBellLeavesTheBellToTheMarket() {
        var rules =
                newYork(override("stop", Effect.Closed, "2026-03-10T10:00", "2026-03-10T13:30"));
        Bell bell = rules.nextBell(utc("2026-03-10T12:00")).orElseThrow();
        assertThat(bell.at()).isEqualTo(utc("2026-03-10T13:30"));
        assertThat(bell.market()).isEqualTo("XNYS");
        assertThat(bell.reason()).isEqualTo(Reason.RegularSession);
    }

    @Test
    void aHoldKeepsTheStateThatHeldAtItsStart() {
        var overnight =
                newYork(override("hold", Effect.Hold, "2026-03-10T19:00", "2026-03-11T09:00"));
        assertThat(overnight.at(utc("2026-03-10T23:00")).state()).isEqualTo(SessionState.Open);
        assertThat(overnight.at(utc("2026-03-11T09:00")).state()).isEqualTo(SessionState.Closed);
        var morning =
                newYork(override("hold", Effect.Hold, "2026-03-10T12:00", "2026-03-10T18:00"));
        assertThat(morning.at(utc("2026-03-10T17:59")).state()).isEqualTo(SessionState.Closed);
        assertThat(morning.at(utc("2026-03-10T18:00")).state()).isEqualTo(SessionState.Open);
    }

    @Test
    void aHoldThatStartsAtABellKeepsTheNewState() {
        var rules = newYork(override("hold", Effect.Hold, "2026-03-10T13:30", "2026-03-11T00:00"));
        assertThat(rules.at(utc("2026-03-10T23:00")).state()).isEqualTo(SessionState.Open);
    }

    @Test
    void aHoldKeepsWhatAnOlderOverrideForced() {
        var rules =
                newYork(
                        override("hold", Effect.Hold, "2026-03-10T15:30", "2026-03-10T18:00"),
                        override("stop", Effect.Closed, "2026-03-10T15:00", "2026-03-10T16:00"));
        assertThat(rules.at(utc("2026-03-10T17:00")).state()).isEqualTo(SessionState.Closed);
    }

    @Test
    void theNewestStartWinsAndTheOlderOneReturnsAfterIt() {
        var rules =
                newYork(
                        override("new", Effect.Open, "2026-03-10T16:00", "2026-03-10T17:00"),
                        override("old", Effect.Closed, "2026-03-10T15:00", "2026-03-10T18:00"));
        assertThat(rules.at(utc("2026-03-10T15:30")).rule()).isEqualTo("old");
        assertThat(rules.at(utc("2026-03-10T16:30")).rule()).isEqualTo("new");
        assertThat(rules.at(utc("2026-03-10T17:30")).rule()).isEqualTo("old");
    }

    @Test
    void ofTwoWithOneStartTheNameThatComesFirstWinsInAnyOrder() {
        var a = override("a", Effect.Open, "2026-03-14T15:00", "2026-03-14T16:00");
        var b = override("b", Effect.Closed, "2026-03-14T15:00", "2026-03-14T16:00");
        assertThat(newYork(a, b).at(utc("2026-03-14T15:30")).rule()).isEqualTo("a");
        assertThat(newYork(b, a).at(utc("2026-03-14T15:30")).rule()).isEqualTo("a");
    }

    @Test
    void itDecidesBeyondTheHorizonToo() {
        var rules = newYork(override("go", Effect.Open, "2029-03-10T16:00", "2029-03-10T17:00"));
        assertThat(rules.at(utc("2029-03-10T16:30")).state()).isEqualTo(SessionState.Open);
        assertThat(rules.at(utc("2029-03-10T17:30")).state()).isEqualTo(SessionState.Unknown);
    }

    @Test
    void oneThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> override("x", Effect.Open, "2026-03-10T16:00", "2026-03-10T16:00"))
                .hasMessageStartingWith("until: ");
    }
}
