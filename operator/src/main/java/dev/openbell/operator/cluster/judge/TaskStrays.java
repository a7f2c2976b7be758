package dev.openbell.operator.cluster.judge;

import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.cluster.plan.TaskPlan;
import dev.openbell.operator.schedule.CompiledSchedule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs that were started for a time that their task does not have: by a cron line that has come
 * round after a year, or by one that somebody wrote.
 */
public final class TaskStrays {

    /** The controller ends a Job's name with the minute for which it was started. */
    private static final Pattern MINUTE = Pattern.compile("[0-9]{1,10}");

    private static final long SECONDS = 60;

    private TaskStrays() {}

    /**
     * A run for a time that its task does not have, as far as names tell.
     *
     * @param cronJob whose controller started it
     */
    public record Stray(TaskPlan task, CronJob cronJob, String job, String uid, Instant at) {}

    /** Of the runs that go on now. */
    public static List<Stray> of(
            ClusterPlan plan, List<TaskStatus> told, Map<Child, HasMetadata> children) {
        return plan.cluster().schedule().found().stream()
                .flatMap(
                        schedule ->
                                TaskRuns.atBells(plan)
                                        .flatMap(task -> of(task, plan, told, children, schedule)))
                .toList();
    }

    private static Stream<Stray> of(
            TaskPlan task,
            ClusterPlan plan,
            List<TaskStatus> told,
            Map<Child, HasMetadata> children,
            CompiledSchedule.Usable schedule) {
        var known = TaskRuns.known(task, told);
        return TaskRuns.cronJob(plan, task, children).stream()
                .filter(there -> there.getStatus() != null)
                .flatMap(
                        there ->
                                there.getStatus().getActive().stream()
                                        .flatMap(job -> run(task, there, job).stream()))
                .filter(run -> !TaskRuns.isATime(run.at(), task, known, schedule));
    }

    private static Optional<Stray> run(TaskPlan task, CronJob cronJob, ObjectReference job) {
        var prefix = cronJob.getMetadata().getName() + "-";
        return Optional.ofNullable(job.getName())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(minute -> MINUTE.matcher(minute).matches())
                .map(minute -> Instant.ofEpochSecond(Long.parseLong(minute) * SECONDS))
                .map(at -> new Stray(task, cronJob, job.getName(), job.getUid(), at));
    }
}
