package dev.openbell.calendar;

import static dev.openbell.calendar.Calendars.ALWAYS;
import static dev.openbell.calendar.Calendars.FUTURES;
import static dev.openbell.calendar.Calendars.TOKYO;
import static dev.openbell.calendar.Calendars.XLON;
import static dev.openbell.calendar.Calendars.XNYS;
import static dev.openbell.calendar.Calendars.rules;
import static dev.openbell.calendar.Calendars.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
    private static final SessionRules NEW_YORK = rules(XNYS);

    @Test
    void theBellBelongsToTheNewState() {
        Instant open = utc("2026-03-10T13:30");
        assertThat(NEW_YORK.at(open.minusNanos(1)).state()).isEqualTo(SessionState.Closed);
        assertThat(NEW_YORK.at(open).state()).isEqualTo(SessionState.Open);
        Instant close = utc("2026-03-10T20:00");
        assertThat(NEW_YORK.at(close.minusNanos(1)).state()).isEqualTo(SessionState.Open);
        assertThat(NEW_YORK.at(close).state()).isEqualTo(SessionState.Closed);
    }

    @Test
    void anAnswerSaysSinceWhenUntilWhenAndWhy() {
        SessionAnswer answer = NEW_YORK.at(utc("2026-03-10T15:00"));
        assertThat(answer.since()).isEqualTo(utc("2026-03-10T13:30"));
        assertThat(answer.until()).contains(utc("2026-03-10T20:00"));
        assertThat(answer.tradeDate()).contains(LocalDate.of(2026, 3, 10));
        assertThat(answer.market()).isEqualTo("XNYS");
        assertThat(answer.reason()).isEqualTo(Reason.RegularSession);
    }

    @Test
    void aWeekendIsOneStateForSeveralReasons() {
        SessionAnswer saturday = NEW_YORK.at(utc("2026-03-14T15:00"));
        assertThat(saturday.reason()).isEqualTo(Reason.Weekend);
        assertThat(saturday.since()).isEqualTo(utc("2026-03-13T20:00"));
        assertThat(saturday.until()).contains(utc("2026-03-16T13:30"));
    }

    @Test
    void theSessionIsClosedBeforeTheOpenUnlessPreOpenCounts() {
        Instant early = utc("2026-03-10T12:00");
        assertThat(NEW_YORK.at(early).phase()).isEqualTo(Phase.PreOpen);
        assertThat(NEW_YORK.at(early).state()).isEqualTo(SessionState.Closed);
        assertThat(NEW_YORK.at(early).reason()).isEqualTo(Reason.OutOfHours);
        var withPreOpen =
                new SessionRules(
                        List.of(XNYS),
                        Combine.Any,
                        Set.of(Phase.PreOpen, Phase.Continuous),
                        Duration.ZERO,
                        List.of(),
                        List.of());
        assertThat(withPreOpen.at(early).state()).isEqualTo(SessionState.Open);
        assertThat(withPreOpen.at(early).since()).isEqualTo(utc("2026-03-10T10:30"));
    }

    @Test
    void theBellsOfThanksgivingWeekSayWhichOneIsEarly() {
        var bells = NEW_YORK.bells(utc("2026-11-25T12:00"), utc("2026-11-30T14:30"), 10);
        assertThat(bells)
                .containsExactly(
                        bell("2026-11-25T14:30", true, Reason.RegularSession, "Regular session"),
                        bell("2026-11-25T21:00", false, Reason.RegularSession, "Regular session"),
                        bell("2026-11-27T14:30", true, Reason.EarlyClose, "Day after Thanksgiving"),
                        bell(
                                "2026-11-27T18:00",
                                false,
                                Reason.EarlyClose,
                                "Day after Thanksgiving"),
                        bell("2026-11-30T14:30", true, Reason.RegularSession, "Regular session"));
    }

    private static Bell bell(String at, boolean opens, Reason reason, String rule) {
        return new Bell(
                utc(at),
                opens ? SessionState.Closed : SessionState.Open,
                opens ? SessionState.Open : SessionState.Closed,
                "XNYS",
                reason,
                rule);
    }

    @Test
    void aBellAtTheStartOfTheSearchDoesNotCountAndOneAtItsEndDoes() {
        Instant open = utc("2026-03-10T13:30");
        Instant close = utc("2026-03-10T20:00");
        assertThat(NEW_YORK.bells(open, close, 10)).extracting(Bell::at).containsExactly(close);
        assertThat(NEW_YORK.bells(open, close.minusNanos(1), 10)).isEmpty();
        assertThat(NEW_YORK.bells(open, utc("2027-03-10T13:30"), 3)).hasSize(3);
        assertThat(NEW_YORK.nextBell(open).orElseThrow().at()).isEqualTo(close);
    }

    @Test
    void lunchIsABreakUnlessItIsShorterThanTheBridge() {
        Instant lunch = utc("2024-06-04T03:00");
        SessionAnswer unbridged = rules(TOKYO).at(lunch);
        assertThat(unbridged.state()).isEqualTo(SessionState.Break);
        assertThat(unbridged.reason()).isEqualTo(Reason.LunchBreak);
        assertThat(rules(Duration.ofHours(1), List.of(), List.of(TOKYO)).at(lunch).state())
                .isEqualTo(SessionState.Break);
        SessionAnswer bridged = rules(Duration.ofMinutes(61), List.of(), List.of(TOKYO)).at(lunch);
        assertThat(bridged.state()).isEqualTo(SessionState.Open);
        assertThat(bridged.phase()).isEqualTo(Phase.Break);
        assertThat(bridged.until()).contains(utc("2024-06-04T06:00"));
    }

    @Test
    void aGapBetweenTwoSegmentsIsABreakWithoutBeingCalledOne() {
        assertThat(rules(TOKYO).at(utc("2025-06-04T03:00")).state()).isEqualTo(SessionState.Break);
    }

    @Test
    void aSessionThatChangedOnADateClosesLaterFromThatDateOn() {
        assertThat(rules(TOKYO).at(utc("2024-11-01T06:15")).state()).isEqualTo(SessionState.Closed);
        assertThat(rules(TOKYO).at(utc("2024-11-05T06:15")).state()).isEqualTo(SessionState.Open);
    }

    @Test
    void anExtraSessionOpensASaturday() {
        SessionAnswer answer = rules(TOKYO).at(utc("2025-06-07T01:30"));
        assertThat(answer.state()).isEqualTo(SessionState.Open);
        assertThat(answer.reason()).isEqualTo(Reason.ExtraSession);
        assertThat(answer.rule()).isEqualTo("Saturday drill");
    }

    @Test
    void aTradeDateThatBeginsTheEveningBeforeIsNamedFromItsFirstInstant() {
        SessionAnswer sundayEvening = rules(FUTURES).at(utc("2026-03-01T23:30"));
        assertThat(sundayEvening.state()).isEqualTo(SessionState.Open);
        assertThat(sundayEvening.tradeDate()).contains(LocalDate.of(2026, 3, 2));
    }

    @Test
    void aHaltBetweenTwoTradeDatesIsABreakAndIsBridgedAndTheWeekendIsNot() {
        Instant halt = utc("2026-03-02T22:30");
        assertThat(rules(FUTURES).at(halt).state()).isEqualTo(SessionState.Break);
        var bridged = rules(Duration.ofHours(2), List.of(), List.of(FUTURES));
        assertThat(bridged.bells(utc("2026-03-01T12:00"), utc("2026-03-08T12:00"), 10))
                .extracting(Bell::at)
                .containsExactly(utc("2026-03-01T23:00"), utc("2026-03-06T22:00"));
    }

    @Test
    void theEveningBeforeAnUnknownTradeDateIsUnknown() {
        // Thursday 2026-12-31 is the last known trade date; Friday begins on Thursday evening.
        assertThat(rules(FUTURES).at(utc("2026-12-31T22:59")).state())
                .isNotEqualTo(SessionState.Unknown);
        assertThat(rules(FUTURES).at(utc("2026-12-31T23:00")).state())
                .isEqualTo(SessionState.Unknown);
    }

    @Test
    void beyondTheHorizonNobodyGuesses() {
        SessionAnswer after = NEW_YORK.at(utc("2029-06-01T15:00"));
        assertThat(after.state()).isEqualTo(SessionState.Unknown);
        assertThat(after.reason()).isEqualTo(Reason.BeyondHorizon);
        assertThat(after.since()).isEqualTo(utc("2029-01-01T05:00"));
        assertThat(after.until()).isEmpty();
        Bell last = NEW_YORK.nextBell(utc("2028-12-31T12:00")).orElseThrow();
        assertThat(last.to()).isEqualTo(SessionState.Unknown);
        assertThat(last.reason()).isEqualTo(Reason.BeyondHorizon);
        assertThat(NEW_YORK.at(utc("1999-06-01T15:00")).since()).isEqualTo(Instant.MIN);
        assertThat(NEW_YORK.nextBell(utc("1999-06-01T00:00")).orElseThrow().at())
                .isEqualTo(utc("2000-01-01T05:00"));
    }

    @Test
    void aMarketThatNeverClosesRingsNoBell() {
        SessionAnswer answer = rules(ALWAYS).at(utc("2026-03-10T13:30"));
        assertThat(answer.state()).isEqualTo(SessionState.Open);
        assertThat(answer.until()).isEmpty();
        assertThat(rules(ALWAYS).bells(utc("2026-03-10T00:00"), utc("2026-04-10T00:00"), 5))
                .isEmpty();
    }

    @Test
    void ofTwoMarketsAnyOpenIsOpenAndTheBellNamesTheOneThatRang() {
        var either = joined(Combine.Any);
        assertThat(either.bells(utc("2026-02-10T00:00"), utc("2026-02-11T00:00"), 10))
                .extracting(Bell::at, Bell::market)
                .containsExactly(
                        tuple(utc("2026-02-10T08:00"), "XLON"),
                        tuple(utc("2026-02-10T21:00"), "XNYS"));
    }

    @Test
    void ofTwoMarketsAllOpenIsOpenAndTheBellNamesTheOneThatRang() {
        var both = joined(Combine.All);
        assertThat(both.bells(utc("2026-02-10T00:00"), utc("2026-02-11T00:00"), 10))
                .extracting(Bell::at, Bell::market)
                .containsExactly(
                        tuple(utc("2026-02-10T14:30"), "XNYS"),
                        tuple(utc("2026-02-10T16:30"), "XLON"));
    }

    private static SessionRules joined(Combine combine) {
        return new SessionRules(
                List.of(XLON, XNYS), combine, Set.of(), Duration.ZERO, List.of(), List.of());
    }

    @Test
    void anUnknownMarketIsOutweighedOnlyByAKnownAnswer() {
        Instant open = utc("2027-03-10T15:00");
        Instant closed = utc("2027-03-13T15:00");
        for (Combine combine : Combine.values()) {
            var rules =
                    new SessionRules(
                            List.of(TOKYO, XNYS),
                            combine,
                            Set.of(),
                            Duration.ZERO,
                            List.of(),
                            List.of());
            boolean any = combine == Combine.Any;
            assertThat(rules.at(open).state())
                    .isEqualTo(any ? SessionState.Open : SessionState.Unknown);
            assertThat(rules.at(closed).state())
                    .isEqualTo(any ? SessionState.Unknown : SessionState.Closed);
        }
    }

    @Test
    void badArgumentsAreRefusedWithTheirName() {
        assertThatThrownBy(Calendars::rules).hasMessageStartingWith("markets: ");
        assertThatThrownBy(
                        () ->
                                new SessionRules(
                                        List.of(XNYS),
                                        Combine.Any,
                                        Set.of(Phase.Closed),
                                        Duration.ZERO,
                                        List.of(),
                                        List.of()))
                .hasMessageStartingWith("phases: ");
        assertThatThrownBy(() -> rules(Duration.ofSeconds(-1), List.of(), List.of(XNYS)))
                .hasMessageStartingWith("bridgeBreaks: ");
        assertThatThrownBy(() -> NEW_YORK.bells(Instant.EPOCH, Instant.EPOCH, -1))
                .hasMessageStartingWith("limit: ");
    }
}
