package dev.openbell.operator.cluster.plan;

import dev.openbell.api.Durations;
import dev.openbell.api.v1alpha1.BellKind;
import dev.openbell.api.v1alpha1.Task;
import dev.openbell.api.v1alpha1.TaskAt;
import dev.openbell.api.v1alpha1.TaskTiming;
import dev.openbell.calendar.Bell;
import dev.openbell.calendar.SessionState;
import dev.openbell.operator.schedule.CompiledSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When tasks run. A task at a bell gets the cron line of its next exact occurrence, in UTC; a cron
 * line has no year. One whose next occurrence is far away or not known rests: a run of it may still
 * go on.
 */
public final class Tasks {

    /**
     * How long an occurrence that has come stays in the cron line, so that the CronJob controller
     * sees it.
     */
    public static final Duration LINGER = TaskPlan.START_WITHIN;

    /** A day that no year has. */
    private static final String NEVER = "0 0 30 2 *";

    private static final String UTC = "Etc/UTC";
    private static final Duration DEFAULT_DEADLINE = Duration.ofHours(1);
    private static final Duration FAR = Duration.ofDays(40);
    private static final int BELLS_TO_READ = 64;
    private static final int BELLS_TO_LOOK_BACK = 1024;

    private Tasks() {}

    record Planned(List<TaskPlan> plans, Optional<Instant> next) {}

    static Planned plan(
            List<Task> tasks,
            List<ComponentPlan> components,
            Optional<CompiledSchedule.Usable> schedule,
            Instant now) {
        var plans = new ArrayList<TaskPlan>();
        Optional<Instant> next = Optional.empty();
        for (var task : tasks) {
            var timing = schedule.flatMap(s -> timing(s, task.name()));
            var component =
                    components.stream().filter(c -> c.name().equals(task.component())).findFirst();
            if (timing.isEmpty() || component.isEmpty()) {
                continue;
            }
            var plan = plan(task, component.get(), schedule.get(), timing.get().at(), now);
            plans.add(plan);
            next = earlier(next, plan.occurrence().map(o -> o.plus(LINGER)));
        }
        return new Planned(List.copyOf(plans), next);
    }

    private static TaskPlan plan(
            Task task,
            ComponentPlan component,
            CompiledSchedule.Usable schedule,
            TaskAt at,
            Instant now) {
        var deadline =
                task.deadline() == null ? DEFAULT_DEADLINE : Durations.parse(task.deadline());
        if (at.cron() != null) {
            var zone = at.timeZone() == null ? UTC : at.timeZone();
            return new TaskPlan(
                    task, component, at.cron(), zone, false, Optional.empty(), deadline);
        }
        var occurrence = occurrence(schedule, at, now);
        var line = occurrence.map(Tasks::line).orElse(NEVER);
        return new TaskPlan(task, component, line, UTC, true, occurrence, deadline);
    }

    /**
     * The times of a task at a bell from {@code from} on and before {@code until}, as the schedule
     * has them now; of a long stretch the last 40 days. None for a cron line.
     */
    public static List<Instant> occurrences(
            CompiledSchedule.Usable schedule, String task, Instant from, Instant until) {
        var at = timing(schedule, task).map(TaskTiming::at).filter(t -> t.cron() == null);
        if (at.isEmpty()) {
            return List.of();
        }
        var oldest = until.minus(FAR);
        var first = from.isBefore(oldest) ? oldest : from;
        return times(
                        schedule,
                        at.get(),
                        first.minus(1, ChronoUnit.MINUTES),
                        until,
                        BELLS_TO_LOOK_BACK)
                .filter(instant -> !instant.isBefore(first) && instant.isBefore(until))
                .distinct()
                .toList();
    }

    /** The first time of a task at a bell after that; none for a cron line. */
    public static Optional<Instant> after(
            CompiledSchedule.Usable schedule, String task, Instant instant) {
        return timing(schedule, task).map(TaskTiming::at).filter(t -> t.cron() == null).stream()
                .flatMap(at -> times(schedule, at, instant, instant.plus(FAR), BELLS_TO_READ))
                .filter(instant::isBefore)
                .findFirst();
    }

    private static Optional<TaskTiming> timing(CompiledSchedule.Usable schedule, String name) {
        return schedule.tasks().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The first occurrence that is not over: bells follow the market, not overrides. */
    private static Optional<Instant> occurrence(
            CompiledSchedule.Usable schedule, TaskAt at, Instant now) {
        var from = now.minus(LINGER);
        return times(schedule, at, from, from.plus(FAR), BELLS_TO_READ)
                .filter(instant -> instant.plus(LINGER).isAfter(now))
                .findFirst();
    }

    /** The times that follow from the bells of a stretch of time, both shifted by the offset. */
    private static Stream<Instant> times(
            CompiledSchedule.Usable schedule, TaskAt at, Instant from, Instant until, int bells) {
        var offset = at.offset() == null ? Duration.ZERO : Durations.parse(at.offset());
        var rules =
                at.market() == null
                        ? schedule.plain()
                        : schedule.markets().getOrDefault(at.market(), schedule.plain());
        return rules.bells(from.minus(offset), until.minus(offset), bells).stream()
                .filter(bell -> matches(bell, at))
                .map(bell -> ceilingMinute(bell.at().plus(offset)));
    }

    /** The day's bells only: a break in the middle is neither an open nor a close. */
    private static boolean matches(Bell bell, TaskAt at) {
        return at.bell() == BellKind.Open
                ? bell.to() == SessionState.Open && bell.from() == SessionState.Closed
                : bell.to() == SessionState.Closed;
    }

    private static Instant ceilingMinute(Instant instant) {
        var floor = instant.truncatedTo(ChronoUnit.MINUTES);
        return floor.equals(instant) ? floor : floor.plus(1, ChronoUnit.MINUTES);
    }

    private static String line(Instant instant) {
        var t = instant.atZone(ZoneOffset.UTC);
        return "%d %d %d %d *"
                .formatted(t.getMinute(), t.getHour(), t.getDayOfMonth(), t.getMonthValue());
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        return a.get().isBefore(b.get()) ? a : b;
    }
}
