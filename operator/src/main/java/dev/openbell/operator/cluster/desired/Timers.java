package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.TaskPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CronJob for each task that the schedule has. While no next time is known it is suspended, and
 * not taken away, because a run that goes on would go with it.
 */
final class Timers {

    private static final int DEFAULT_RETRIES = 2;

    /** Exit code of a pod that was started outside its time, as the contract has it. */
    private static final int OUTSIDE_ITS_TIME = 75;

    private Timers() {}

    static List<? extends HasMetadata> of(Scope scope) {
        return scope.plan().tasks().stream().map(task -> cronJob(task, scope)).toList();
    }

    /** A pod that finds itself outside its time is not started a second time. */
    private static @Nullable PodFailurePolicy outsideItsTime(TaskPlan task) {
        return !task.atBell()
                ? null
                : new PodFailurePolicyBuilder()
                        .addNewRule()
                        .withAction("FailJob")
                        .withNewOnExitCodes()
                        .withContainerName(Pods.CONTAINER)
                        .withOperator("In")
                        .withValues(OUTSIDE_ITS_TIME)
                        .endOnExitCodes()
                        .endRule()
                        .build();
    }

    private static CronJob cronJob(TaskPlan task, Scope scope) {
        var component = task.component();
        var labels = new LinkedHashMap<>(Labels.of(scope.cluster()));
        labels.put("openbell.dev/task", task.spec().name());
        labels.put(Labels.TIER, Tier.of(component.type()).name());
        return new CronJobBuilder()
                .withMetadata(
                        scope.meta(
                                Names.child(scope.cluster(), task.spec().name(), Names.CRON_JOB),
                                labels))
                .withNewSpec()
                .withSchedule(task.cron())
                .withTimeZone(task.zone())
                .withSuspend(task.rests() ? true : null)
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(TaskPlan.START_WITHIN.toSeconds())
                .withSuccessfulJobsHistoryLimit(3)
                .withFailedJobsHistoryLimit(3)
                .withNewJobTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withActiveDeadlineSeconds(task.deadline().toSeconds())
                .withBackoffLimit(
                        task.spec().retries() == null
                                ? DEFAULT_RETRIES
                                : Math.toIntExact(task.spec().retries()))
                .withPodFailurePolicy(outsideItsTime(task))
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(Pods.taskPod(task, scope))
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }
}
