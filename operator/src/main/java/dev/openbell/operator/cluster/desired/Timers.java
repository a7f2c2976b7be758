package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.TaskPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.LinkedHashMap;
import java.util.List;

/** A CronJob for each task that has a time. */
final class Timers {

    private static final long STARTING_DEADLINE_SECONDS = 120;
    private static final int DEFAULT_RETRIES = 2;

    private Timers() {}

    static List<? extends HasMetadata> of(Scope scope) {
        return scope.plan().tasks().stream().map(task -> cronJob(task, scope)).toList();
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
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(STARTING_DEADLINE_SECONDS)
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
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(Pods.taskPod(component, task.spec().args(), scope))
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }
}
