package dev.openbell.operator.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.testing.World;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {

    @ParameterizedTest(name = "at {0} the task {1} has the line {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // The next bell, in UTC.
                "2026-07-01T12:00:00Z | {bell: Open}                  | 30 13 1 7 *",
                "2026-07-01T15:00:00Z | {bell: Close}                 | 0 20 1 7 *",
                "2026-07-01T15:00:00Z | {bell: Close, offset: 30m}    | 30 20 1 7 *",
                "2026-07-01T15:00:00Z | {bell: Close, market: XNYS}   | 0 20 1 7 *",
                // An offset of seconds begins in the next minute, never before its time.
                "2026-07-01T15:00:00Z | {bell: Close, offset: 61s}    | 2 20 1 7 *",
                // It lingers for the CronJob controller, then moves on.
                "2026-07-01T20:00:00Z | {bell: Close}                 | 0 20 1 7 *",
                "2026-07-01T20:01:59Z | {bell: Close}                 | 0 20 1 7 *",
                "2026-07-01T20:02:00Z | {bell: Close}                 | 0 20 2 7 *",
                "2026-07-01T20:31:59Z | {bell: Close, offset: 30m}    | 30 20 1 7 *",
                "2026-07-01T20:32:00Z | {bell: Close, offset: 30m}    | 30 20 2 7 *",
                // Holidays, weekends, early closes.
                "2026-07-02T21:00:00Z | {bell: Open}                  | 30 13 6 7 *",
                "2026-11-27T12:00:00Z | {bell: Close}                 | 0 18 27 11 *",
                // The month and the year roll over.
                "2026-07-31T21:00:00Z | {bell: Open}                  | 30 13 3 8 *",
                "2026-12-31T22:00:00Z | {bell: Open}                  | 30 14 4 1 *",
                "2026-12-31T20:00:00Z | {bell: Close, offset: 24h}    | 0 21 31 12 *",
                "2026-12-31T22:00:00Z | {bell: Close, offset: 24h}    | 0 21 1 1 *",
                // Over the change of the clocks the local hour stays, the UTC hour moves.
                "2026-03-06T22:00:00Z | {bell: Open}                  | 30 13 9 3 *",
                "2026-03-06T12:00:00Z | {bell: Open}                  | 30 14 6 3 *",
                "2026-10-30T21:00:00Z | {bell: Open}                  | 30 14 2 11 *",
            })
    void aTaskAtABellHasTheLineOfItsNextExactOccurrence(String now, String at, String line) {
        var task = plan(now, at).tasks().getFirst();
        assertThat(task.cron()).isEqualTo(line);
        assertThat(task.zone()).isEqualTo("Etc/UTC");
    }

    @Test
    void aTaskByCronKeepsItsLineAndZone() {
        var task =
                plan("2026-07-01T12:00:00Z", "{cron: '0 3 * * *', timeZone: Europe/London}")
                        .tasks()
                        .getFirst();
        assertThat(task.cron()).isEqualTo("0 3 * * *");
        assertThat(task.zone()).isEqualTo("Europe/London");
    }

    @Test
    void thePlanIsDueAgainWhenTheOccurrenceHasLingered() {
        assertThat(plan("2026-07-01T20:00:30Z", "{bell: Close}").next())
                .contains(Instant.parse("2026-07-01T20:02:00Z"));
    }

    @Test
    void bellsOfOverridesRunNoTask() {
        var world = world("2026-07-01T15:00:00Z", "{bell: Close}");
        world.add(
                "{kind: ScheduleOverride, metadata: {name: o}, spec: {schedule: {name: s}, effect: Closed, from: '2026-07-01T16:00:00Z', until: '2026-07-01T17:00:00Z', reason: x}}");
        assertThat(world.plan().tasks().getFirst().cron()).isEqualTo("0 20 1 7 *");
    }

    @Test
    void theBellOfOneOfSeveralMarketsRingsWhileAnotherIsOpen() {
        var both =
                World.of(
                        "2026-07-01T12:00:00Z",
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: Backend}], tasks: [{name: t, component: a}]}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS, XLON], tasks: [{name: t, at: {bell: Close, market: XLON}}]}}");
        assertThat(both.plan().tasks().getFirst().cron()).isEqualTo("30 15 1 7 *");
    }

    @Test
    void aBreakInTheMiddleOfTheDayIsNeitherAnOpenNorAClose() {
        for (var at : new String[] {"{bell: Close}", "{bell: Open}"}) {
            var world =
                    World.of(
                            "2026-07-01T02:00:00Z",
                            "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: Backend}], tasks: [{name: t, component: a}]}}",
                            "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [lunch], bridgeBreaks: 0s, tasks: [{name: t, at: "
                                    + at
                                    + "}]}}",
                            "{kind: MarketCalendar, metadata: {name: lunch}, spec: {timeZone: Asia/Tokyo, validThrough: '2028-12-31', sessions: [{effectiveFrom: '2024-01-01', days: [Mon, Tue, Wed, Thu, Fri], segments: [{phase: Continuous, start: '09:00', end: '11:30'}, {phase: Break, start: '11:30', end: '12:30'}, {phase: Continuous, start: '12:30', end: '15:30'}]}]}}");
            assertThat(world.plan().tasks().getFirst().cron())
                    .isEqualTo(at.contains("Open") ? "0 0 2 7 *" : "30 6 1 7 *");
        }
    }

    @Test
    void aTaskWithoutATimeIsNotPlannedNorATimeWithoutATask() {
        var world =
                World.of(
                        "2026-07-01T15:00:00Z",
                        "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: Backend}], tasks: [{name: untimed, component: a}]}}",
                        "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: of-another, at: {bell: Open}}]}}");
        assertThat(world.plan().tasks()).isEmpty();
    }

    @Test
    void withoutAUsableScheduleNoTaskIsPlanned() {
        var world = world("2026-07-01T15:00:00Z", "{bell: Close}");
        world.schedules.clear();
        assertThat(world.plan().tasks()).isEmpty();
    }

    @Test
    void whileNoNextOccurrenceIsKnownATaskRestsWithALineThatNeverComes() {
        var task = plan("2029-03-01T15:00:00Z", "{bell: Close}").tasks().getFirst();
        assertThat(task.rests()).isTrue();
        assertThat(task.cron()).isEqualTo("0 0 30 2 *");
        assertThat(task.startBy()).isEmpty();
        assertThat(plan("2026-07-01T15:00:00Z", "{bell: Close}").tasks().getFirst().rests())
                .isFalse();
        assertThat(plan("2029-03-01T15:00:00Z", "{cron: '0 3 * * *'}").tasks().getFirst().rests())
                .isFalse();
    }

    @Test
    void theDeadlineIsAnHourUnlessGiven() {
        assertThat(plan("2026-07-01T15:00:00Z", "{bell: Close}").tasks().getFirst().deadline())
                .isEqualTo(Duration.ofHours(1));
    }

    @Property
    void anOccurrenceIsNeverBeforeItsBellAndNeverLongGone(
            @ForAll @IntRange(max = 400 * 24 * 60) int minute,
            @ForAll @IntRange(max = 86_400) int offset) {
        var now = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(minute * 60L);
        var plan = plan(now.toString(), "{bell: Close, offset: " + offset + "s}");
        var fields = plan.tasks().getFirst().cron().split(" ");
        var occurrence =
                java.util.stream.Stream.of(now.minusSeconds(120), now.plusSeconds(30L * 86_400))
                        .map(i -> i.atZone(java.time.ZoneOffset.UTC).getYear())
                        .distinct()
                        .map(
                                year ->
                                        java.time.LocalDateTime.of(
                                                        year,
                                                        Integer.parseInt(fields[3]),
                                                        Integer.parseInt(fields[2]),
                                                        Integer.parseInt(fields[1]),
                                                        Integer.parseInt(fields[0]))
                                                .toInstant(java.time.ZoneOffset.UTC))
                        .filter(i -> i.plusSeconds(120).isAfter(now))
                        .findFirst()
                        .orElseThrow();
        assertThat(Duration.between(now, occurrence))
                .isBetween(Duration.ofSeconds(-120), Duration.ofDays(8));
        assertThat(plan.next().orElseThrow()).isBeforeOrEqualTo(occurrence.plusSeconds(120));
    }

    private static ClusterPlan plan(String now, String at) {
        return world(now, at).plan();
    }

    private static World world(String now, String at) {
        return World.of(
                now,
                "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: Backend}], tasks: [{name: t, component: a}]}}",
                "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: t, at: "
                        + at
                        + "}]}}");
    }
}
