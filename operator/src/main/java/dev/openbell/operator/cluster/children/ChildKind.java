package dev.openbell.operator.cluster.children;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpecBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of child.
 *
 * @param content what can make a difference to us, beside metadata; the rest of an update is
 *     nobody's event
 * @param prune takes out what we never look at
 * @param settle takes out what we need not look at again, once it was found to be as desired
 */
record ChildKind<T extends HasMetadata>(
        Class<T> type,
        Function<T, @Nullable Object> content,
        Consumer<T> prune,
        Consumer<T> settle) {

    /** The kinds that every Kubernetes cluster serves. */
    static final List<ChildKind<?>> ALWAYS =
            List.of(
                    new ChildKind<>(
                            Deployment.class, ChildKind::rollout, d -> {}, ChildKind::settle),
                    new ChildKind<>(
                            StatefulSet.class, ChildKind::rollout, s -> {}, ChildKind::settle),
                    new ChildKind<>(
                            Service.class,
                            ChildKind::version,
                            s -> s.setStatus(null),
                            s -> s.setSpec(null)),
                    new ChildKind<>(ServiceAccount.class, ChildKind::version, s -> {}, s -> {}),
                    new ChildKind<>(
                            ConfigMap.class, ChildKind::version, c -> {}, c -> c.setData(null)),
                    // It has no generation, and its status changes often.
                    new ChildKind<>(
                            HorizontalPodAutoscaler.class,
                            HorizontalPodAutoscaler::getSpec,
                            h -> h.setStatus(null),
                            h -> {}),
                    new ChildKind<>(
                            PodDisruptionBudget.class,
                            ChildKind::generation,
                            b -> b.setStatus(null),
                            b -> b.setSpec(null)),
                    new ChildKind<>(
                            Ingress.class,
                            ChildKind::generation,
                            i -> i.setStatus(null),
                            i -> i.setSpec(null)),
                    new ChildKind<>(
                            NetworkPolicy.class,
                            ChildKind::generation,
                            p -> {},
                            p -> p.setSpec(null)),
                    new ChildKind<>(CronJob.class, ChildKind::runs, c -> {}, c -> c.setSpec(null)));

    /** The kind that only a cluster with the Gateway API serves. */
    static final ChildKind<HTTPRoute> HTTP_ROUTE =
            new ChildKind<>(
                    HTTPRoute.class,
                    ChildKind::generation,
                    r -> r.setStatus(null),
                    r -> r.setSpec(null));

    /** True when the update can make a difference to us. */
    boolean matters(T before, T after) {
        var old = before.getMetadata();
        var now = after.getMetadata();
        return !Objects.equals(old.getUid(), now.getUid())
                || !Objects.equals(old.getLabels(), now.getLabels())
                || !Objects.equals(old.getAnnotations(), now.getAnnotations())
                || !Objects.equals(old.getOwnerReferences(), now.getOwnerReferences())
                || !Objects.equals(old.getDeletionTimestamp(), now.getDeletionTimestamp())
                || !Objects.equals(content.apply(before), content.apply(after));
    }

    private static @Nullable Object generation(HasMetadata object) {
        return object.getMetadata().getGeneration();
    }

    /** For kinds that have no generation, and no status that changes. */
    private static Object version(HasMetadata object) {
        return object.getMetadata().getResourceVersion();
    }

    private static void settle(Deployment deployment) {
        deployment.setSpec(
                new DeploymentSpecBuilder()
                        .withReplicas(deployment.getSpec().getReplicas())
                        .build());
    }

    private static void settle(StatefulSet set) {
        set.setSpec(new StatefulSetSpecBuilder().withReplicas(set.getSpec().getReplicas()).build());
    }

    private static Object rollout(Deployment deployment) {
        var status = deployment.getStatus();
        return Arrays.asList(
                generation(deployment),
                status == null
                        ? null
                        : Arrays.asList(
                                status.getObservedGeneration(),
                                status.getReplicas(),
                                status.getUpdatedReplicas(),
                                status.getAvailableReplicas(),
                                status.getTerminatingReplicas(),
                                isFailed(status)));
    }

    private static Object runs(CronJob cronJob) {
        var status = cronJob.getStatus();
        return Arrays.asList(
                generation(cronJob),
                status == null
                        ? null
                        : Arrays.asList(
                                status.getLastScheduleTime(),
                                status.getLastSuccessfulTime(),
                                status.getActive().stream()
                                        .map(ObjectReference::getName)
                                        .toList()));
    }

    private static boolean isFailed(DeploymentStatus status) {
        return status.getConditions().stream()
                .anyMatch(c -> "ProgressDeadlineExceeded".equals(c.getReason()));
    }

    private static Object rollout(StatefulSet set) {
        return Arrays.asList(
                generation(set),
                set.getStatus() == null ? null : set.getStatus().getReadyReplicas());
    }
}
