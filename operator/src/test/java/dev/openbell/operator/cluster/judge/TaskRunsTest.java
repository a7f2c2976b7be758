package dev.openbell.operator.cluster.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.judge.TaskRuns.Told;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.testing.World;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobStatusBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task half an hour after the close of New York, which is 20:00 in UTC in summer. */
class TaskRunsTest {

    private static final String WEDNESDAY = "2026-07-01T20:30:00Z";
    private static final String THURSDAY = "2026-07-02T20:30:00Z";
    private static final String MONDAY = "2026-07-06T20:30:00Z";
    private static final Instant SETTLED = Instant.parse("2026-07-01T20:32:30Z");

    private final World world = world("{bell: Close, offset: 30m}");
    private List<TaskStatus> before = List.of();
    private CronJobStatusBuilder seen = new CronJobStatusBuilder();

    @Test
    void whatIsNewIsToldWhenItRunsAndNothingMore() {
        assertThat(at("2026-07-01T15:00:00Z").tasks())
                .containsExactly(status(WEDNESDAY, null, null, null));
    }

    @Test
    void whatComesWhileATimeIsInTheLineHasNotMissedIt() {
        assertThat(at("2026-07-01T20:30:00Z").tasks())
                .containsExactly(status(THURSDAY, null, null, null));
        assertThat(at("2026-07-01T20:31:59Z").tasks())
                .containsExactly(status(THURSDAY, null, null, null));
    }

    @Test
    void aRunIsToldAndTheNextOneIsPlanned() {
        before = List.of(status(WEDNESDAY, null, null, null));
        seen.withLastScheduleTime(WEDNESDAY);
        assertThat(at("2026-07-01T20:30:05Z").tasks())
                .containsExactly(status(WEDNESDAY, WEDNESDAY, null, null));
        before = at("2026-07-01T20:30:05Z").tasks();
        seen.withLastSuccessfulTime("2026-07-01T20:40:00Z");
        assertThat(at("2026-07-01T20:40:00Z").tasks())
                .containsExactly(
                        new TaskStatus(
                                "t", THURSDAY, WEDNESDAY, "2026-07-01T20:40:00Z", null, null));
    }

    @Test
    void aRunMayBeSeenALittleAfterItsTimeHasLeftTheLine() {
        before = List.of(status(WEDNESDAY, null, null, null));
        var told = at(SETTLED.minusMillis(1).toString());
        assertThat(told.tasks()).isEqualTo(before);
        assertThat(told.next()).contains(SETTLED);
        seen.withLastScheduleTime(WEDNESDAY);
        assertThat(at(SETTLED.toString()).tasks())
                .containsExactly(status(THURSDAY, WEDNESDAY, null, null));
    }

    @Test
    void aTimeWithoutARunIsMissedOnce() {
        before = List.of(status(WEDNESDAY, null, null, null));
        var told = at(SETTLED.toString());
        assertThat(told.tasks()).containsExactly(status(THURSDAY, null, 1L, WEDNESDAY));
        assertThat(told.missed()).hasSize(1);
        assertThat(told.next()).isEmpty();
        before = told.tasks();
        assertThat(at(SETTLED.plusSeconds(600).toString()))
                .isEqualTo(new Told(before, List.of(), Optional.empty()));
    }

    @Test
    void allTimesOfALongAbsenceAreMissedButThoseThatTheScheduleDoesNotHave() {
        before = List.of(status(WEDNESDAY, "2026-06-30T20:30:00Z", 2L, "2026-06-01T20:30:00Z"));
        seen.withLastScheduleTime("2026-06-30T20:30:00Z");
        // The third is the holiday.
        assertThat(at("2026-07-07T12:00:00Z").tasks())
                .containsExactly(
                        status("2026-07-07T20:30:00Z", "2026-06-30T20:30:00Z", 5L, MONDAY));
    }

    @Test
    void whatRanBeforeTheAbsenceIsNotMissed() {
        before = List.of(status(WEDNESDAY, null, null, null));
        seen.withLastScheduleTime(WEDNESDAY);
        assertThat(at("2026-07-03T12:00:00Z").tasks())
                .containsExactly(status(MONDAY, WEDNESDAY, 1L, THURSDAY));
    }

    @Test
    void aRunIsRememberedWhenItsCronJobIsGone() {
        before = List.of(status(WEDNESDAY, WEDNESDAY, null, null));
        seen = new CronJobStatusBuilder();
        assertThat(at(SETTLED.toString()).tasks())
                .containsExactly(status(THURSDAY, WEDNESDAY, null, null));
    }

    @Test
    void anEditMissesNothing() {
        before = List.of(status(WEDNESDAY, null, null, null));
        world.schedules.clear();
        world.schedules.addAll(world("{bell: Close, offset: 10m}").schedules);
        assertThat(at("2026-07-02T12:00:00Z").tasks())
                .containsExactly(status("2026-07-02T20:10:00Z", null, null, null));
        world.schedules.clear();
        world.schedules.addAll(world("{cron: '0 3 * * *', timeZone: UTC}").schedules);
        assertThat(at("2026-07-02T12:00:00Z").tasks()).isEmpty();
    }

    @Test
    void theRunOfTheLastTimeOfAllGoesOnAndIsTold() {
        world.schedules.clear();
        world.add(
                "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [last], tasks: [{name: t, at: {bell: Close, offset: 30m}}]}}");
        world.add(
                "{kind: MarketCalendar, metadata: {name: last}, spec: {extends: XNYS, validThrough: '2026-07-01'}}");
        before = List.of(status(WEDNESDAY, null, null, null));
        seen.withLastScheduleTime(WEDNESDAY).addToActive(job("desk-t-" + minute(WEDNESDAY)));
        var later = Instant.parse(WEDNESDAY).plusSeconds(120).toString();
        assertThat(at(later).tasks()).containsExactly(status(null, WEDNESDAY, null, null));
        assertThat(strays()).isEmpty();
        assertThat(children().values())
                .filteredOn(CronJob.class::isInstance)
                .singleElement(type(CronJob.class))
                .satisfies(cronJob -> assertThat(cronJob.getSpec().getSuspend()).isTrue());

        before = at(later).tasks();
        seen.withLastSuccessfulTime("2026-07-01T20:40:00Z");
        assertThat(at("2026-07-01T20:40:00Z").tasks())
                .containsExactly(
                        new TaskStatus("t", null, WEDNESDAY, "2026-07-01T20:40:00Z", null, null));
    }

    @Test
    void theLastTimeOfAllIsMissedAsAnyOther() {
        world.schedules.clear();
        world.add(
                "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [last], tasks: [{name: t, at: {bell: Close, offset: 30m}}]}}");
        world.add(
                "{kind: MarketCalendar, metadata: {name: last}, spec: {extends: XNYS, validThrough: '2026-07-01'}}");
        before = List.of(status(WEDNESDAY, null, null, null));
        assertThat(at(SETTLED.toString()).tasks())
                .containsExactly(status(null, null, 1L, WEDNESDAY));
    }

    @Test
    void aScheduleThatCannotBeReadForgetsNothing() {
        before = List.of(status(WEDNESDAY, null, 1L, "2026-06-01T20:30:00Z"));
        world.schedules.clear();
        assertThat(at("2026-07-02T12:00:00Z").tasks()).isEqualTo(before);
    }

    @Test
    void textThatIsNoInstantIsNotKnown() {
        before = List.of(status("soon", "2026-13-01", null, null));
        assertThat(at("2026-07-02T12:00:00Z").tasks())
                .containsExactly(status(THURSDAY, null, null, null));
    }

    @Test
    void theConditionLastsUntilTheNextRun() {
        assertThat(TaskRuns.finding(List.of(status(THURSDAY, null, 1L, WEDNESDAY))))
                .singleElement()
                .satisfies(f -> assertThat(f.type()).isEqualTo(ConditionType.TaskMissed))
                .satisfies(f -> assertThat(f.message()).contains("\"t\"").doesNotContain("2026"));
        assertThat(TaskRuns.finding(List.of(status(MONDAY, THURSDAY, 1L, WEDNESDAY)))).isEmpty();
        assertThat(TaskRuns.finding(List.of(status(MONDAY, WEDNESDAY, 1L, THURSDAY)))).hasSize(1);
        assertThat(TaskRuns.finding(List.of(status(MONDAY, WEDNESDAY, null, null)))).isEmpty();
    }

    @Test
    void aRunForATimeThatTheTaskDoesNotHaveIsAStray() {
        before = List.of(status(WEDNESDAY, "2026-06-30T20:30:00Z", null, null));
        seen.addToActive(job("desk-t-" + minute("2027-07-01T20:31:00Z")));
        assertThat(strays())
                .singleElement()
                .satisfies(
                        stray ->
                                assertThat(stray.at())
                                        .isEqualTo(Instant.parse("2027-07-01T20:31:00Z")));
    }

    @Test
    void aRunIsNoStrayWhenItWasPlannedOrIsInTheScheduleOrNobodyKnows() {
        // Both were told; the schedule has been edited since.
        before = List.of(status("2026-07-01T19:00:00Z", "2026-07-01T18:00:00Z", null, null));
        seen.addToActive(
                job("desk-t-" + minute("2026-07-01T19:00:00Z")),
                job("desk-t-" + minute("2026-07-01T18:00:00Z")),
                job("desk-t-" + minute(THURSDAY)),
                // Of somebody who chose the name.
                job("desk-t-by-hand"),
                job("another"),
                job("desk-t-" + "9".repeat(30)));
        assertThat(strays()).isEmpty();
        seen.addToActive(job("desk-t-" + minute("2026-07-01T17:00:00Z")));
        assertThat(strays()).hasSize(1);
        world.schedules.clear();
        assertThat(strays()).isEmpty();
    }

    private Told at(String now) {
        world.now = Instant.parse(now);
        return TaskRuns.told(world.plan(), before, children(), world.now);
    }

    private List<TaskStrays.Stray> strays() {
        return TaskStrays.of(world.plan(), before, children());
    }

    private Map<Child, HasMetadata> children() {
        var children = new HashMap<Child, HasMetadata>();
        for (var child : world.children()) {
            if (child instanceof CronJob cronJob) {
                cronJob.setStatus(seen.build());
            }
            children.put(Child.of(child), child);
        }
        return children;
    }

    private static io.fabric8.kubernetes.api.model.ObjectReference job(String name) {
        return new ObjectReferenceBuilder().withName(name).withUid("uid-" + name).build();
    }

    private static long minute(String instant) {
        return Instant.parse(instant).getEpochSecond() / 60;
    }

    private static TaskStatus status(
            String nextRun, String lastScheduled, Long missed, String lastMissed) {
        return new TaskStatus("t", nextRun, lastScheduled, null, missed, lastMissed);
    }

    private static World world(String at) {
        return World.of(
                "2026-07-01T15:00:00Z",
                "{kind: AIServiceCluster, metadata: {name: desk}, spec: {schedule: {name: s}, components: [{name: a, type: Backend}], tasks: [{name: t, component: a}]}}",
                "{kind: TradingSchedule, metadata: {name: s}, spec: {markets: [XNYS], tasks: [{name: t, at: "
                        + at
                        + "}]}}");
    }
}
