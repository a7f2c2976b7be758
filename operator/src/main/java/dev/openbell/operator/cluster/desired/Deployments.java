package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One Deployment for each component. It never mentions replicas: those belong to the HPA and to the
 * operator's scale writes.
 */
final class Deployments {

    private static final int HISTORY = 3;
    private static final int PROGRESS_DEADLINE_SECONDS = 600;

    private Deployments() {}

    static Deployment deployment(ComponentPlan component, Scope scope) {
        return new DeploymentBuilder()
                .withMetadata(scope.meta(component))
                .withNewSpec()
                .withRevisionHistoryLimit(HISTORY)
                .withProgressDeadlineSeconds(PROGRESS_DEADLINE_SECONDS)
                .withNewSelector()
                .withMatchLabels(Labels.selector(scope.cluster(), component.name()))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(podLabels(component, scope))
                .endMetadata()
                .withSpec(Pods.pod(component, scope))
                .endTemplate()
                .endSpec()
                .build();
    }

    static Map<String, String> podLabels(ComponentPlan component, Scope scope) {
        var labels = new LinkedHashMap<>(Labels.of(scope.cluster(), component.name()));
        labels.put(Labels.TIER, Tier.of(component.type()).name());
        return labels;
    }
}
