package dev.openbell.operator.cluster.judge;

import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.desired.Names;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.TaskPlan;
import dev.openbell.operator.cluster.plan.Tasks;
import dev.openbell.operator.conditions.ConditionReason;
import dev.openbell.operator.conditions.ConditionType;
import dev.openbell.operator.conditions.Finding;
import dev.openbell.operator.schedule.CompiledSchedule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of tasks at bells, from what status told, what CronJobs say and the clock. A time
 * counts as missed when the one that was told last has passed, the schedule still has it, and no
 * run was started for it; so nothing is missed by an object that is new, or by an edit.
 */
public final class TaskRuns {

    /** A run that was started at the last moment is seen by then. */
    static final Duration SETTLE = Duration.ofSeconds(30);

    private TaskRuns() {}

    /**
     * What is told.
     *
     * @param tasks for status
     * @param missed tasks that are told to have been missed by this, and were not before
     * @param next when there will be more to tell, without any event
     */
    public record Told(List<TaskStatus> tasks, List<TaskPlan> missed, Optional<Instant> next) {}

    private record One(TaskPlan task, TaskStatus status, boolean missed, Optional<Instant> next) {}

    /** What is to be told of tasks at bells. */
    public static Told told(
            ClusterPlan plan,
            List<TaskStatus> before,
            Map<Child, HasMetadata> children,
            Instant now) {
        var schedule = plan.cluster().schedule();
        if (schedule.dangles()) {
            return new Told(before, List.of(), Optional.empty());
        }
        var all = new ArrayList<One>();
        schedule.found()
                .ifPresent(
                        usable ->
                                atBells(plan)
                                        .map(
                                                task ->
                                                        one(
                                                                task,
                                                                known(task, before),
                                                                cronJob(plan, task, children)
                                                                        .map(CronJob::getStatus),
                                                                usable,
                                                                now))
                                        .forEach(all::add));
        return new Told(
                all.stream().map(One::status).toList(),
                all.stream().filter(One::missed).map(One::task).toList(),
                all.stream().flatMap(one -> one.next().stream()).min(Instant::compareTo));
    }

    /** The CronJob of a task. */
    public static Child cronJob(ClusterPlan plan, TaskPlan task) {
        return new Child(
                "CronJob", Names.child(plan.cluster().name(), task.spec().name(), Names.CRON_JOB));
    }

    static List<Finding> finding(List<TaskStatus> tasks) {
        return tasks.stream()
                .filter(TaskRuns::isMissing)
                .map(TaskStatus::name)
                .sorted()
                .findFirst()
                .map(
                        name ->
                                List.of(
                                        Finding.yes(
                                                ConditionType.TaskMissed,
                                                ConditionReason.NotStarted,
                                                "Task \""
                                                        + name
                                                        + "\" was not started at its last time; status.tasks tells when, look at its CronJob.")))
                .orElse(List.of());
    }

    private static boolean isMissing(TaskStatus task) {
        var missed = instant(task.lastMissed());
        var scheduled = instant(task.lastScheduled());
        return missed.isPresent() && scheduled.filter(missed.get()::isBefore).isEmpty();
    }

    private static One one(
            TaskPlan task,
            TaskStatus before,
            Optional<CronJobStatus> seen,
            CompiledSchedule.Usable schedule,
            Instant now) {
        var planned = instant(before.nextRun());
        var last = seen.flatMap(s -> instant(s.getLastScheduleTime()));
        var scheduled =
                latest(
                        instant(before.lastScheduled()),
                        last.filter(at -> isATime(at, task, before, schedule)));
        var settled = now.minus(Tasks.LINGER).minus(SETTLE);
        // Of a time that has left the line it is not known yet whether a run is about to be seen.
        var open =
                planned.filter(at -> !task.occurrence().equals(Optional.of(at)))
                        .filter(at -> !at.plus(Tasks.LINGER).isAfter(now))
                        .filter(at -> at.isAfter(settled))
                        .filter(at -> last.filter(ran -> !ran.isBefore(at)).isEmpty())
                        .filter(at -> has(schedule, task, at));
        var missed =
                planned.filter(at -> !at.isAfter(settled))
                        .filter(at -> has(schedule, task, at))
                        .map(at -> missed(task, at, last, scheduled, schedule, settled))
                        .orElse(List.of());
        var status =
                new TaskStatus(
                        before.name(),
                        text(open.or(() -> planned(task, planned, schedule, now))),
                        text(scheduled),
                        text(
                                latest(
                                        instant(before.lastSucceeded()),
                                        seen.flatMap(s -> instant(s.getLastSuccessfulTime())))),
                        missed.isEmpty()
                                ? before.missed()
                                : Long.valueOf(number(before.missed()) + missed.size()),
                        missed.isEmpty() ? before.lastMissed() : missed.getLast().toString());
        return new One(
                task,
                status,
                !missed.isEmpty(),
                open.map(at -> at.plus(Tasks.LINGER).plus(SETTLE)));
    }

    /**
     * The time to wait for. Of a task that is new none that has come: its CronJob is younger, and
     * will not be started for it.
     */
    private static Optional<Instant> planned(
            TaskPlan task,
            Optional<Instant> before,
            CompiledSchedule.Usable schedule,
            Instant now) {
        return before.isPresent() || task.occurrence().filter(at -> !at.isAfter(now)).isEmpty()
                ? task.occurrence()
                : Tasks.after(schedule, task.spec().name(), now);
    }

    /**
     * Times since {@code planned} without a run; what lies before a run that is known is not held
     * against anybody.
     */
    private static List<Instant> missed(
            TaskPlan task,
            Instant planned,
            Optional<Instant> last,
            Optional<Instant> scheduled,
            CompiledSchedule.Usable schedule,
            Instant settled) {
        return Tasks.occurrences(schedule, task.spec().name(), planned, settled.plusNanos(1))
                .stream()
                .filter(at -> !last.equals(Optional.of(at)))
                .filter(at -> scheduled.filter(ran -> !ran.isBefore(at)).isEmpty())
                .filter(at -> !at.equals(planned) || last.filter(at::isBefore).isEmpty())
                .toList();
    }

    /** Told before, or a time that the schedule has now. */
    static boolean isATime(
            Instant at, TaskPlan task, TaskStatus before, CompiledSchedule.Usable schedule) {
        return Stream.of(instant(before.nextRun()), instant(before.lastScheduled()))
                        .flatMap(Optional::stream)
                        .anyMatch(at::equals)
                || has(schedule, task, at);
    }

    private static boolean has(CompiledSchedule.Usable schedule, TaskPlan task, Instant at) {
        return !Tasks.occurrences(schedule, task.spec().name(), at, at.plusNanos(1)).isEmpty();
    }

    static Stream<TaskPlan> atBells(ClusterPlan plan) {
        return plan.tasks().stream().filter(TaskPlan::atBell);
    }

    static Optional<CronJob> cronJob(
            ClusterPlan plan, TaskPlan task, Map<Child, HasMetadata> children) {
        return children.get(cronJob(plan, task)) instanceof CronJob there
                ? Optional.of(there)
                : Optional.empty();
    }

    static TaskStatus known(TaskPlan task, List<TaskStatus> before) {
        var name = task.spec().name();
        return before.stream()
                .filter(status -> name.equals(status.name()))
                .findFirst()
                .orElseGet(() -> new TaskStatus(name, null, null, null, null, null));
    }

    private static Optional<Instant> latest(Optional<Instant> a, Optional<Instant> b) {
        return Stream.of(a, b).flatMap(Optional::stream).max(Instant::compareTo);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
