package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** An identity for each component, without any right and without a mounted token. */
final class ServiceAccounts {

    private ServiceAccounts() {}

    static ServiceAccount serviceAccount(ComponentPlan component, Scope scope) {
        return new ServiceAccountBuilder()
                .withMetadata(scope.meta(component))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
