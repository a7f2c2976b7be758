package dev.openbell.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.api.v1alpha1.BellView;
import dev.openbell.api.v1alpha1.Condition;
import dev.openbell.api.v1alpha1.TradingSchedule;
import dev.openbell.operator.marketcalendar.Definitions;
import dev.openbell.operator.testing.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleStatusTest {

    private static final String HALF_DAY =
            "{kind: MarketCalendar, metadata: {name: lunch}, spec: {timeZone: Asia/Tokyo, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2024-01-01', days: [Mon, Tue, Wed, Thu, Fri], segments: [{phase: Continuous, start: '09:00', end: '11:30'}, {phase: Break, start: '11:30', end: '12:30'}, {phase: Continuous, start: '12:30', end: '15:30'}]}]}}";

    @ParameterizedTest(name = "{0} at {1}: {2}, {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "markets: [XNYS]  | 2026-07-01T15:00:00Z | Open    | True    | RegularSession",
                "markets: [XNYS]  | 2026-07-01T22:00:00Z | Closed  | False   | OutOfHours",
                "markets: [XNYS]  | 2026-07-04T15:00:00Z | Closed  | False   | Weekend",
                "markets: [XNYS]  | 2026-07-03T15:00:00Z | Closed  | False   | Holiday",
                "markets: [XNYS]  | 2026-11-27T15:00:00Z | Open    | True    | EarlyClose",
                "markets: [XNYS]  | 2029-03-01T15:00:00Z | Unknown | Unknown | BeyondHorizon",
                "markets: [lunch], bridgeBreaks: 0s | 2026-07-01T03:00:00Z | Break | False | LunchBreak",
                "markets: [lunch] | 2026-07-01T03:00:00Z | Open    | True    | LunchBreak",
                "markets: [XNYS, XLON]               | 2026-07-01T08:00:00Z | Open   | True  | RegularSession",
                "markets: [XNYS, XLON], combine: All | 2026-07-01T08:00:00Z | Closed | False | OutOfHours",
                "markets: [XNYS, XLON], combine: All | 2026-07-01T15:00:00Z | Open   | True  | RegularSession",
                "windows: [{days: [Wed], start: '08:00', end: '18:00', timeZone: Europe/Paris}] | 2026-07-01T07:00:00Z | Open | True | Window",
                "windows: [{days: [Wed], start: '08:00', end: '18:00', timeZone: Europe/Paris}] | 2026-07-01T16:00:00Z | Closed | False | OutsideWindows",
                "markets: [24X7] | 2026-07-04T15:00:00Z | Open | True | RegularSession"
            })
    void theStateIsThatOfTheMarketsAndWindows(
            String spec, String now, String state, String open, String reason) {
        var judged = judge(world(spec, now));
        assertThat(judged.status().state()).isEqualTo(state);
        assertThat(condition(judged, "MarketOpen").status()).isEqualTo(open);
        assertThat(condition(judged, "MarketOpen").reason()).isEqualTo(reason);
        assertThat(condition(judged, "Ready").status()).isEqualTo("True");
    }

    @ParameterizedTest(name = "at {0}: {1} {2}, changes at {3}")
    @CsvSource({
        "2028-11-01T15:00:00Z, True, Current, 2028-11-02T00:00:00Z",
        "2028-11-02T00:00:00Z, False, HorizonNear, 2029-01-01T00:00:00Z",
        "2028-12-31T15:00:00Z, False, HorizonNear, 2029-01-01T00:00:00Z",
        "2029-01-01T00:00:00Z, False, HorizonPassed, "
    })
    void theHorizonOfTheDataIsAlarmedSixtyDaysAhead(
            String now, String status, String reason, String change) {
        var judged = judge(world("markets: [XNYS]", now));
        assertThat(condition(judged, "CalendarCurrent").status()).isEqualTo(status);
        assertThat(condition(judged, "CalendarCurrent").reason()).isEqualTo(reason);
        if (change != null) {
            assertThat(judged.next().orElseThrow()).isBeforeOrEqualTo(Instant.parse(change));
        }
    }

    @Test
    void theNearestHorizonOfSeveralCounts() {
        var world = world("markets: [24X7, XNYS]", "2028-12-01T15:00:00Z");
        assertThat(condition(judge(world), "CalendarCurrent").message())
                .isEqualTo(
                        "The data of XNYS end on 2028-12-31; add a MarketCalendar that extends it.");
        assertThat(
                        condition(
                                        judge(
                                                world(
                                                        "windows: [{days: [Wed], start: '08:00', end: '18:00', timeZone: Europe/Paris}]",
                                                        "2028-12-01T15:00:00Z")),
                                        "CalendarCurrent")
                                .reason())
                .isEqualTo("NoCalendar");
    }

    @Test
    void tenBellsAreToldWithMarketReasonAndRule() {
        var bells = judge(world("markets: [XNYS]", "2026-07-01T15:00:00Z")).status().nextBells();
        assertThat(bells).hasSize(10);
        assertThat(bells.getFirst())
                .isEqualTo(
                        new BellView(
                                "2026-07-01T20:00:00Z",
                                "Closed",
                                "XNYS",
                                "RegularSession",
                                "Regular session"));
    }

    @Test
    void theNextPassIsAtTheNextBellOrWhenAnOverrideBeginsOrEnds() {
        var world = world("markets: [XNYS]", "2026-07-01T15:00:00Z");
        assertThat(judge(world).next()).contains(Instant.parse("2026-07-01T20:00:00Z"));
        world.add(
                "{kind: ScheduleOverride, metadata: {name: o}, spec: {schedule: {name: s}, effect: Open, from: '2026-07-01T14:00:00Z', until: '2026-07-01T17:00:00Z', reason: drill}}");
        var judged = judge(world);
        assertThat(judged.next()).contains(Instant.parse("2026-07-01T17:00:00Z"));
        assertThat(judged.status().override().name()).isEqualTo("o");
        assertThat(condition(judged, "MarketOpen").reason()).isEqualTo("Override");
    }

    @Test
    void aBellFarAheadIsStillPlanned() {
        var world = world("markets: [rare]", "2026-07-01T15:00:00Z");
        world.add(
                "{kind: MarketCalendar, metadata: {name: rare}, spec: {timeZone: Etc/UTC, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2027-03-01', days: [Mon], segments: [{phase: Continuous, start: '09:00', end: '10:00'}]}]}}");
        var judged = judge(world);
        assertThat(judged.status().nextBells()).isEmpty();
        assertThat(judged.next()).isPresent();
        assertThat(judged.next().orElseThrow()).isBeforeOrEqualTo("2027-03-01T09:00:00Z");
    }

    @Test
    void everyInstantInStatusIsOneThatTheSchemaTakes() {
        for (var spec :
                new String[] {
                    "markets: [24X7]",
                    "markets: [XNYS]",
                    "windows: [{days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], start: '00:00', end: '24:00', timeZone: Etc/UTC}]"
                }) {
            for (var now : new String[] {"2026-07-01T15:00:00Z", "2030-07-01T15:00:00Z"}) {
                var status = judge(world(spec, now)).status();
                assertThat(status.since()).as("%s at %s", spec, now).matches("(19|20|21)\\d\\d-.*");
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "markets: [XNOW]                 | RefNotFound | spec.markets: \"XNOW\" is neither",
                "markets: []                     | InvalidSpec | spec.markets: name at least one",
                "markets: [XNYS], phases: [Siesta] | UnsupportedValue | spec.phases[0]:",
                "markets: [XNYS], combine: Either | UnsupportedValue | spec.combine:",
                "markets: [XNYS], tasks: [{name: a, at: {bell: Gong}}] | UnsupportedValue | spec.tasks[0].at.bell:",
                "windows: [{days: [Mon], start: '08:00', end: '18:00', timeZone: Mars/Base}] | InvalidSpec | spec.windows[0].timeZone:",
                "windows: [{days: [Mon], start: '08:00', end: '08:00', timeZone: Etc/UTC}]   | InvalidSpec | spec.windows[0].end:",
                "windows: [{days: [Noday], start: '08:00', end: '09:00', timeZone: Etc/UTC}] | UnsupportedValue | spec.windows[0].days[0]:"
            })
    void aScheduleThatCannotBeUsedStallsAndNamesTheField(
            String spec, String reason, String message) {
        var judged = judge(world(spec, "2026-07-01T15:00:00Z"));
        assertThat(condition(judged, "Stalled").reason()).isEqualTo(reason);
        assertThat(condition(judged, "Stalled").message()).startsWith(message);
        assertThat(judged.next()).isEmpty();
    }

    @Test
    void whatWasKnownStaysWhenTheScheduleCanNoLongerBeUsed() {
        var good = world("markets: [XNYS]", "2026-07-01T15:00:00Z");
        var status = judge(good).status();
        var bad = world("markets: [XNOW]", "2026-07-01T16:00:00Z");
        bad.schedules.getFirst().setStatus(status);
        var judged = judge(bad);
        assertThat(judged.status().state()).isEqualTo("Open");
        assertThat(judged.status().nextBells()).isEqualTo(status.nextBells());
        assertThat(condition(judged, "Ready").status()).isEqualTo("False");
    }

    @Test
    void aSecondJudgementWithinTheSessionIsTheSame() {
        var world = world("markets: [XNYS]", "2026-07-01T15:00:00Z");
        var status = judge(world).status();
        world.schedules.getFirst().setStatus(status);
        world.now = world.now.plusSeconds(3600);
        assertThat(judge(world).status()).isEqualTo(status);
    }

    @Test
    void aScheduleWithoutASpecIsJudgedToo() {
        var schedule = new TradingSchedule();
        schedule.getMetadata().setName("s");
        var world = new World();
        world.schedules.add(schedule);
        assertThat(condition(judge(world), "Stalled").reason()).isEqualTo("InvalidSpec");
    }

    private static World world(String spec, String now) {
        return World.of(
                now,
                "{kind: TradingSchedule, metadata: {name: s}, spec: {" + spec + "}}",
                HALF_DAY);
    }

    private static ScheduleStatus.Judged judge(World world) {
        var schedule = world.schedules.getFirst();
        return ScheduleStatus.judge(
                schedule,
                Schedules.compile(
                        schedule, world.overrides, Definitions.merge(world.calendars).calendars()),
                world.now);
    }

    private static Condition condition(ScheduleStatus.Judged judged, String type) {
        return judged.status().conditions().stream()
                .filter(c -> c.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
