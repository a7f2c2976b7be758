package dev.openbell.operator.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbell.operator.cluster.flip.FlipFacts;
import dev.openbell.operator.testing.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final String CLUSTER =
            "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: trading, type: AI, roles: [Trading], scale: {fixed: 2}}, {name: learning, type: AI, roles: [Learning], scale: {fixed: 3}}, {name: web, type: Frontend}]}}";
    private static final String SCHEDULE =
            "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], lead: 60s, drain: 5m}}";

    /** Thanksgiving is closed, and the day after it ends at 13:00. */
    @Test
    void aWeekWithAHolidayAndAnEarlyClose() {
        assertThat(changes("2026-11-25T20:00:00Z", "2026-11-28T00:00:00Z", CLUSTER, SCHEDULE))
                .containsExactly(
                        "2026-11-25T20:00:00Z trading 0->2",
                        "2026-11-25T20:00:00Z web 0->2",
                        "2026-11-25T20:59:00Z learning 0->3",
                        "2026-11-25T21:05:00Z trading 2->0",
                        "2026-11-27T14:29:00Z trading 0->2",
                        "2026-11-27T14:35:00Z learning 3->0",
                        "2026-11-27T17:59:00Z learning 0->3",
                        "2026-11-27T18:05:00Z trading 2->0");
    }

    @Test
    void anOverrideIsPartOfIt() {
        assertThat(
                        changes(
                                "2026-12-03T15:00:00Z",
                                "2026-12-03T20:00:00Z",
                                CLUSTER,
                                SCHEDULE,
                                "{kind: ScheduleOverride, metadata: {name: halt}, spec: {schedule: {name: s}, effect: Closed, from: \"2026-12-03T16:00:00Z\", until: \"2026-12-03T18:00:00Z\", reason: drill}}"))
                .containsExactly(
                        "2026-12-03T15:00:00Z trading 0->2",
                        "2026-12-03T15:00:00Z web 0->2",
                        "2026-12-03T15:59:00Z learning 0->3",
                        "2026-12-03T16:05:00Z trading 2->0",
                        "2026-12-03T17:59:00Z trading 0->2",
                        "2026-12-03T18:05:00Z learning 3->0");
    }

    @Test
    void itSaysWhichStepAndWhichRule() {
        var world = World.of("2026-11-25T20:00:00Z", CLUSTER, SCHEDULE);
        var changes =
                Forecast.of(
                        world.resolved(world.cluster()),
                        FlipFacts.NONE,
                        world.now,
                        Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(changes.get(2).why()).startsWith("Warm: XNYS Closed at 2026-11-25T21:00:00Z");
        assertThat(changes.get(3).why()).startsWith("Release: XNYS Closed, ");
        assertThat(changes.get(4).why()).startsWith("Warm: XNYS Open at 2026-11-27T14:30:00Z");
    }

    private static List<String> changes(String from, String until, String... objects) {
        var world = World.of(from, objects);
        return Forecast.of(
                        world.resolved(world.cluster()),
                        FlipFacts.NONE,
                        world.now,
                        Instant.parse(until))
                .stream()
                .map(c -> c.at() + " " + c.component() + " " + c.from() + "->" + c.to())
                .toList();
    }
}
