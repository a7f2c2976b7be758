package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** At most one pod of a component goes at a time when nodes are drained. */
final class Budgets {

    private Budgets() {}

    static PodDisruptionBudget budget(ComponentPlan component, Scope scope) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(scope.meta(component))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withNewSelector()
                .withMatchLabels(Labels.selector(scope.cluster(), component.name()))
                .endSelector()
                .endSpec()
                .build();
    }
}
