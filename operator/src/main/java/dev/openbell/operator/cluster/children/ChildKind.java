package dev.openbell.operator.cluster.children;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
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
 */
record ChildKind<T extends HasMetadata>(
        Class<T> type, Function<T, @Nullable Object> content, Consumer<T> prune) {

    /** The kinds that every Kubernetes cluster serves. */
    static final List<ChildKind<?>> ALWAYS =
            List.of(
                    new ChildKind<>(Deployment.class, ChildKind::rollout, d -> {}),
                    new ChildKind<>(StatefulSet.class, ChildKind::rollout, s -> {}),
                    new ChildKind<>(Service.class, Service::getSpec, s -> s.setStatus(null)),
                    new ChildKind<>(
                            ServiceAccount.class,
                            s -> s.getAutomountServiceAccountToken(),
                            s -> {}),
                    new ChildKind<>(ConfigMap.class, ConfigMap::getData, c -> {}),
                    new ChildKind<>(
                            HorizontalPodAutoscaler.class,
                            HorizontalPodAutoscaler::getSpec,
                            h -> h.setStatus(null)),
                    new ChildKind<>(
                            PodDisruptionBudget.class,
                            PodDisruptionBudget::getSpec,
                            b -> b.setStatus(null)),
                    new ChildKind<>(Ingress.class, Ingress::getSpec, i -> i.setStatus(null)),
                    new ChildKind<>(NetworkPolicy.class, NetworkPolicy::getSpec, p -> {}),
                    new ChildKind<>(CronJob.class, CronJob::getSpec, c -> c.setStatus(null)));

    /** The kind that only a cluster with the Gateway API serves. */
    static final ChildKind<HTTPRoute> HTTP_ROUTE =
            new ChildKind<>(HTTPRoute.class, HTTPRoute::getSpec, r -> r.setStatus(null));

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

    private static Object rollout(Deployment deployment) {
        var status = deployment.getStatus();
        return Arrays.asList(
                deployment.getSpec(),
                status == null
                        ? null
                        : Arrays.asList(
                                status.getObservedGeneration(),
                                status.getReplicas(),
                                status.getUpdatedReplicas(),
                                status.getAvailableReplicas(),
                                isFailed(status)));
    }

    private static boolean isFailed(DeploymentStatus status) {
        return status.getConditions().stream()
                .anyMatch(c -> "ProgressDeadlineExceeded".equals(c.getReason()));
    }

    private static Object rollout(StatefulSet set) {
        return Arrays.asList(
                set.getSpec(), set.getStatus() == null ? null : set.getStatus().getReadyReplicas());
    }
}
