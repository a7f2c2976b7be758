package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ComponentPlan;
import dev.openbell.operator.cluster.plan.Sizing;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An HPA for each component with a CPU or memory target. It stays while the component is off: at
 * zero replicas an HPA stands still, so the bell has one number to write and no object to make.
 */
final class Autoscalers {

    private Autoscalers() {}

    static Optional<HorizontalPodAutoscaler> autoscaler(ComponentPlan component, Scope scope) {
        return component.sizing() instanceof Sizing.Range range && range.automatic()
                ? Optional.of(autoscaler(component, range, scope))
                : Optional.empty();
    }

    private static HorizontalPodAutoscaler autoscaler(
            ComponentPlan component, Sizing.Range range, Scope scope) {
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(scope.meta(component))
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", "Deployment", scope.name(component))
                .withMinReplicas(Math.max(1, range.min()))
                .withMaxReplicas(Math.max(1, range.max()))
                .withMetrics(metrics(range))
                .withNewBehavior()
                .withScaleUp(window(component.scaleUpWindow()))
                .withScaleDown(window(component.scaleDownWindow()))
                .endBehavior()
                .endSpec()
                .build();
    }

    private static List<MetricSpec> metrics(Sizing.Range range) {
        var metrics = new ArrayList<MetricSpec>();
        metric("cpu", range.cpu()).ifPresent(metrics::add);
        metric("memory", range.memory()).ifPresent(metrics::add);
        return metrics;
    }

    private static Optional<MetricSpec> metric(String resource, OptionalInt percent) {
        return percent.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MetricSpecBuilder()
                                .withType("Resource")
                                .withNewResource()
                                .withName(resource)
                                .withNewTarget()
                                .withType("Utilization")
                                .withAverageUtilization(percent.getAsInt())
                                .endTarget()
                                .endResource()
                                .build());
    }

    private static HPAScalingRules window(Duration window) {
        return new HPAScalingRulesBuilder()
                .withStabilizationWindowSeconds(Math.toIntExact(window.toSeconds()))
                .build();
    }
}
