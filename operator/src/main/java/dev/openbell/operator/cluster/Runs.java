package dev.openbell.operator.cluster;

import dev.openbell.api.v1alpha1.AIServiceCluster;
import dev.openbell.api.v1alpha1.AIServiceClusterStatus;
import dev.openbell.api.v1alpha1.TaskStatus;
import dev.openbell.operator.cluster.apply.Child;
import dev.openbell.operator.cluster.apply.Difference;
import dev.openbell.operator.cluster.judge.TaskRuns;
import dev.openbell.operator.cluster.judge.TaskRuns.Told;
import dev.openbell.operator.cluster.judge.TaskStrays;
import dev.openbell.operator.cluster.judge.TaskStrays.Stray;
import dev.openbell.operator.cluster.plan.ClusterPlan;
import dev.openbell.operator.runtime.Events;
import dev.openbell.operator.runtime.Events.Type;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of tasks at bells. CronJobs tell it, whose informer there is anyway; only before
 * somebody is told that a run was missed, or a run is ended, the API server is asked.
 */
@Singleton
class Runs {

    private static final String FOR = "batch.kubernetes.io/cronjob-scheduled-timestamp";
    private static final String BY_HAND = "cronjob.kubernetes.io/instantiate";

    private final KubernetesClient client;
    private final Events events;

    @Inject
    Runs(KubernetesClient client, Events events) {
        this.client = client;
        this.events = events;
    }

    /** What is to be told; a cache that is behind does not make a run a missed one. */
    Told told(
            ClusterPlan plan,
            AIServiceCluster cluster,
            Map<Child, HasMetadata> children,
            Instant now) {
        var before = before(cluster);
        var told = TaskRuns.told(plan, before, children, now);
        if (told.missed().isEmpty()) {
            return told;
        }
        var live = new HashMap<>(children);
        for (var task : told.missed()) {
            var child = TaskRuns.cronJob(plan, task);
            var there =
                    client.resources(CronJob.class)
                            .inNamespace(cluster.getMetadata().getNamespace())
                            .withName(child.name())
                            .get();
            if (there != null && Difference.ownedBy(plan.cluster().uid(), there)) {
                live.put(child, there);
            }
        }
        return TaskRuns.told(plan, before, live, now);
    }

    /** Ends runs that were started for a time that is none of their task's. */
    void endStrays(ClusterPlan plan, AIServiceCluster cluster, Map<Child, HasMetadata> children) {
        for (var stray : TaskStrays.of(plan, before(cluster), children)) {
            var job =
                    client.resources(Job.class)
                            .inNamespace(cluster.getMetadata().getNamespace())
                            .withName(stray.job())
                            .get();
            if (job != null && isOf(stray, job) && end(job)) {
                events.tell(
                        cluster,
                        Type.Warning,
                        "TaskOutsideItsTime",
                        "Judge",
                        "Job "
                                + stray.job()
                                + " was started for "
                                + stray.at()
                                + ", which is not a time of task \""
                                + stray.task().spec().name()
                                + "\"; it was ended.");
            }
        }
    }

    /** Started by the CronJob's controller, for the minute that its name tells, and not over. */
    private static boolean isOf(Stray stray, Job job) {
        var metadata = job.getMetadata();
        var annotations =
                Optional.ofNullable(metadata.getAnnotations()).orElse(Map.<String, String>of());
        return metadata.getUid().equals(stray.uid())
                && metadata.getDeletionTimestamp() == null
                && Difference.ownedBy(stray.cronJob().getMetadata().getUid(), job)
                && !annotations.containsKey(BY_HAND)
                && instant(annotations.get(FOR)).equals(Optional.of(stray.at()));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * With its pods, which is what the client asks for unless told otherwise. False when it has
     * changed or gone meanwhile: the next pass looks again.
     */
    private boolean end(Job job) {
        try {
            return !client.resource(job)
                    .lockResourceVersion(job.getMetadata().getResourceVersion())
                    .delete()
                    .isEmpty();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw refused;
        }
    }

    private static List<TaskStatus> before(AIServiceCluster cluster) {
        return Optional.ofNullable(cluster.getStatus())
                .map(AIServiceClusterStatus::tasks)
                .orElse(List.of());
    }
}
