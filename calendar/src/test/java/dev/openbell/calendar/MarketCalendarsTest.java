package dev.openbell.calendar;

import static dev.openbell.calendar.Calendars.definition;
import static dev.openbell.calendar.Calendars.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketCalendarsTest {
    private static final MarketCalendars BUILT_IN = MarketCalendars.builtIn();

    private static MarketCalendars.Merged merged(CalendarDefinition... definitions) {
        return BUILT_IN.with(List.of(definitions));
    }

    private static List<String> problems(String yaml) {
        return merged(definition("desk", yaml)).problems().getOrDefault("desk", List.of());
    }

    @Test
    void aClosureOverABuiltInMarketClosesThatDayAndNoOther() {
        var desk =
                merged(
                                definition(
                                        "desk",
                                        """
                                        extends: XNYS
                                        closures:
                                        - {date: 2026-03-10, reason: Storm, source: Notice 7}
                                        """))
                        .calendars();
        PhaseAnswer storm = desk.find("desk").orElseThrow().phaseAt(utc("2026-03-10T15:00"));
        assertThat(storm.phase()).isEqualTo(Phase.Closed);
        assertThat(storm.reason()).isEqualTo(Reason.AdHocClosure);
        assertThat(storm.rule()).isEqualTo("Storm");
        assertThat(storm.source()).contains("Notice 7");
        assertThat(storm.market()).isEqualTo("desk");
        assertThat(desk.find("desk").orElseThrow().phaseAt(utc("2026-03-11T15:00")).phase())
                .isEqualTo(Phase.Continuous);
        assertThat(desk.find("XNYS").orElseThrow().phaseAt(utc("2026-03-10T15:00")).phase())
                .isEqualTo(Phase.Continuous);
    }

    @Test
    void aDefinitionThatExtendsItsOwnNameTakesTheBuiltInPlace() {
        var storm =
                definition(
                        "XNYS", "{extends: XNYS, closures: [{date: 2026-03-10, reason: Storm}]}");
        var desk = definition("desk", "{extends: XNYS}");
        var merged = merged(desk, storm);
        assertThat(merged.problems()).isEmpty();
        for (String name : List.of("XNYS", "desk")) {
            var calendar = merged.calendars().find(name).orElseThrow();
            assertThat(calendar.phaseAt(utc("2026-03-10T15:00")).rule()).isEqualTo("Storm");
            assertThat(calendar.phaseAt(utc("2026-11-26T15:00")).rule())
                    .isEqualTo("Thanksgiving Day");
        }
    }

    @Test
    void theUpperLayerWinsOnADate() {
        var desk =
                Calendars.calendar(
                        "desk",
                        """
                        extends: XNYS
                        extraSessions: [{date: 2026-11-26, open: "10:00", close: "12:00", reason: Drill}]
                        earlyCloses: [{date: 2026-11-27, close: "12:00", reason: Shorter still}]
                        lateOpens: [{date: 2026-11-27, open: "10:00", reason: Storm}]
                        """);
        assertThat(desk.sessions(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 27)))
                .extracting(MarketSession::open, MarketSession::close, MarketSession::rule)
                .containsExactly(
                        tuple(utc("2026-11-26T15:00"), utc("2026-11-26T17:00"), "Drill"),
                        tuple(utc("2026-11-27T15:00"), utc("2026-11-27T17:00"), "Shorter still"));
        PhaseAnswer morning = desk.phaseAt(utc("2026-11-27T11:45"));
        assertThat(morning.reason()).isEqualTo(Reason.LateOpen);
        assertThat(morning.phase()).isEqualTo(Phase.Closed);
        // The pre-open of three hours moves with the open, from 06:30 to 07:00.
        assertThat(desk.phaseAt(utc("2026-11-27T12:00")).phase()).isEqualTo(Phase.PreOpen);
    }

    @Test
    void newHoursReplaceTheBasesFromTheirDateOn() {
        var desk =
                Calendars.calendar(
                        "desk",
                        """
                        extends: XNYS
                        validThrough: 2027-06-30
                        sessions:
                        - effectiveFrom: 2026-06-01
                          days: [Mon, Tue, Wed, Thu, Fri, Sat]
                          segments: [{phase: Continuous, start: "08:00", end: "18:00"}]
                        """);
        assertThat(desk.phaseAt(utc("2026-05-30T15:00")).phase()).isEqualTo(Phase.Closed);
        assertThat(desk.phaseAt(utc("2026-06-06T15:00")).phase()).isEqualTo(Phase.Continuous);
        assertThat(desk.phaseAt(utc("2026-06-19T15:00")).rule()).isEqualTo("Juneteenth");
        assertThat(desk.validThrough()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(desk.phaseAt(utc("2027-07-02T15:00")).phase()).isEqualTo(Phase.Unknown);
    }

    @Test
    void aBadDefinitionHarmsNobodyButThoseThatExtendIt() {
        var merged =
                merged(
                        definition("bad", "{timeZone: UTC}"),
                        definition("child", "{extends: bad}"),
                        definition("good", "{extends: XNYS}"),
                        definition("XLON", "{extends: XLON, timeZone: Asia/Tokyo}"));
        assertThat(merged.problems())
                .isEqualTo(
                        Map.of(
                                "bad",
                                List.of(
                                        "sessions: a calendar that extends no other needs at least"
                                                + " one session",
                                        "validThrough: a calendar that extends no other must say"
                                                + " how far it is known"),
                                "child",
                                List.of("extends: the calendar bad is itself refused"),
                                "XLON",
                                List.of(
                                        "timeZone: Asia/Tokyo is not the zone of XLON, which is"
                                                + " Europe/London; leave it out")));
        assertThat(merged.calendars().names())
                .contains("24X7", "XLON", "XNYS", "good")
                .doesNotContain("bad", "child");
        assertThat(merged.calendars().find("XLON").orElseThrow())
                .isSameAs(BUILT_IN.find("XLON").orElseThrow());
    }

    @Test
    void aCircleOfExtendsIsRefusedForAllOnIt() {
        var merged =
                merged(
                        definition("a", "{extends: b}"),
                        definition("b", "{extends: c}"),
                        definition("c", "{extends: a}"),
                        definition("d", "{extends: d}"),
                        definition("e", "{extends: nowhere}"));
        assertThat(merged.problems().keySet()).containsExactly("a", "b", "c", "d", "e");
        assertThat(merged.problems().get("c"))
                .containsExactly("extends: a extends b extends c extends a, which is a circle");
        assertThat(merged.problems().get("d"))
                .containsExactly("extends: there is no calendar named d to extend");
        assertThat(merged.problems().get("e"))
                .containsExactly("extends: there is no calendar named nowhere to extend");
    }

    @Test
    void ofTwoDefinitionsWithOneNameTheSecondIsRefused() {
        var merged = merged(definition("a", "{extends: XNYS}"), definition("a", "{extends: XLON}"));
        assertThat(merged.problems().get("a"))
                .containsExactly("name: there is a second calendar of this name");
        assertThat(merged.calendars().find("a").orElseThrow().zone().getId())
                .isEqualTo("America/New_York");
    }

    @Test
    void conflictsWithinADefinitionNameBothFields() {
        assertThat(
                        problems(
                                """
                                extends: XNYS
                                closures:
                                - {date: 2026-03-10, reason: a}
                                - {date: 2026-03-11, reason: b}
                                - {date: 2026-03-10, reason: c}
                                extraSessions: [{date: 2026-03-11, open: "10:00", close: "09:00", reason: d}]
                                earlyCloses: [{date: 2026-03-10, close: "12:00", reason: e}]
                                """))
                .containsExactly(
                        "closures[2].date: 2026-03-10 is already in closures[0]; keep one of the two",
                        "extraSessions[0].date: 2026-03-11 is already in closures[1]; keep one of"
                                + " the two",
                        "extraSessions[0].segments[0].end: 09:00 is not after the start 10:00; over"
                                + " midnight say endDayOffset: 1",
                        "earlyCloses[0].date: 2026-03-10 is already in closures[0]; keep one of the"
                                + " two");
    }

    @Test
    void aCutThatCutsNothingIsRefused() {
        assertThat(
                        problems(
                                """
                                extends: XNYS
                                earlyCloses:
                                - {date: 2026-12-25, close: "12:00", reason: a}
                                - {date: 2026-03-14, close: "12:00", reason: b}
                                - {date: 2026-03-10, close: "17:00", reason: c}
                                lateOpens: [{date: 2026-03-11, open: "09:30", reason: d}]
                                """))
                .containsExactly(
                        "earlyCloses[0].date: 2026-12-25 has no session (Christmas Day)",
                        "earlyCloses[1].date: 2026-03-14 has no session (Saturday)",
                        "earlyCloses[2].close: 17:00 is not inside that day's session",
                        "lateOpens[0].open: 09:30 is not inside that day's session");
    }

    @Test
    void badSessionsAreRefused() {
        assertThat(
                        problems(
                                """
                                timeZone: UTC
                                validThrough: 2026-12-31
                                sessions:
                                - effectiveFrom: 2024-01-01
                                  days: [Mon]
                                  segments:
                                  - {phase: Continuous, start: "09:00", end: "12:00"}
                                  - {phase: Closed, start: "11:00", end: "13:00"}
                                - {effectiveFrom: 2024-01-01, days: [Mon, Tue], segments: []}
                                """))
                .containsExactly(
                        "sessions[0].segments[1].phase: Closed is not a phase of a session",
                        "sessions[0].segments[1].start: 11:00 is before the end of the segment"
                                + " before",
                        "sessions[1].days: MONDAY already has a session that is effective from"
                                + " 2024-01-01",
                        "sessions[1].segments: a session needs at least one segment");
    }

    @Test
    void aSessionThatRunsIntoTheNextOneIsRefusedAndOneThatTouchesItIsNot() {
        String sessions =
                """
                timeZone: UTC
                validThrough: 2026-12-31
                sessions:
                - effectiveFrom: 2024-01-01
                  days: [Mon, Tue]
                  segments:
                  - {phase: Continuous, start: "17:00", startDayOffset: -1, end: "END"}
                """;
        assertThat(problems(sessions.replace("END", "17:00"))).isEmpty();
        assertThat(problems(sessions.replace("END", "17:01")))
                .containsExactly(
                        "sessions[0].segments: the session runs into the one of a later trade date");
    }

    @Test
    void aCalendarThatEndsBeforeItBeginsIsRefused() {
        assertThat(problems("{extends: XNYS, validThrough: 1999-12-31}"))
                .containsExactly(
                        "validThrough: 1999-12-31 is before the first session, which is effective"
                                + " from 2000-01-01");
    }

    @Test
    void theRevisionChangesWithTheContentAndOnlyWithIt() {
        var one = Calendars.calendar("desk", "{extends: XNYS}");
        var same = Calendars.calendar("desk", "{extends: XNYS}");
        var other =
                Calendars.calendar(
                        "desk", "{extends: XNYS, closures: [{date: 2026-03-10, reason: Storm}]}");
        assertThat(one.revision()).matches("[0-9a-f]{12}").isEqualTo(same.revision());
        assertThat(other.revision()).isNotEqualTo(one.revision());
    }
}
