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

/**
 * When tasks run. A task at a bell gets the cron line of its next exact occurrence, in UTC; a cron
 * line has no year.
 */
final class Tasks {

    /**
     * How long an occurrence that has come stays in the cron line, so that the CronJob controller
     * sees it.
     */
    static final Duration LINGER = Duration.ofMinutes(2);

    private static final Duration DEFAULT_DEADLINE = Duration.ofHours(1);
    private static final Duration FAR = Duration.ofDays(40);
    private static final int BELLS_TO_READ = 64;

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
            var at = timing.get().at();
            var occurrence =
                    at.cron() == null
                            ? occurrence(schedule.get(), at, now)
                            : Optional.<Instant>empty();
            var cron = at.cron() != null ? Optional.of(at.cron()) : occurrence.map(Tasks::line);
            cron.ifPresent(
                    line ->
                            plans.add(
                                    new TaskPlan(
                                            task,
                                            component.get(),
                                            line,
                                            at.cron() != null && at.timeZone() != null
                                                    ? at.timeZone()
                                                    : "Etc/UTC",
                                            task.deadline() == null
                                                    ? DEFAULT_DEADLINE
                                                    : Durations.parse(task.deadline()))));
            next = earlier(next, occurrence.map(o -> o.plus(LINGER)));
        }
        return new Planned(List.copyOf(plans), next);
    }

    private static Optional<TaskTiming> timing(CompiledSchedule.Usable schedule, String name) {
        return schedule.tasks().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The first occurrence that is not over: bells follow the market, not overrides. */
    private static Optional<Instant> occurrence(
            CompiledSchedule.Usable schedule, TaskAt at, Instant now) {
        var offset = at.offset() == null ? Duration.ZERO : Durations.parse(at.offset());
        var rules =
                at.market() == null
                        ? schedule.plain()
                        : schedule.markets().getOrDefault(at.market(), schedule.plain());
        var from = now.minus(LINGER).minus(offset);
        return rules.bells(from, from.plus(FAR), BELLS_TO_READ).stream()
                .filter(bell -> matches(bell, at))
                .map(bell -> ceilingMinute(bell.at().plus(offset)))
                .filter(instant -> instant.plus(LINGER).isAfter(now))
                .findFirst();
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
