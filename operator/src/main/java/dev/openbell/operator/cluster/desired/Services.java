package dev.openbell.operator.cluster.desired;

import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/**
 * One Service for each component. The management port is not among its ports: it is never routed.
 */
final class Services {

    private Services() {}

    static Service service(ComponentPlan component, Scope scope) {
        return new ServiceBuilder()
                .withMetadata(scope.meta(component))
                .withNewSpec()
                .withSelector(Labels.selector(scope.cluster(), component.name()))
                .addNewPort()
                .withName(Scope.HTTP)
                .withPort(component.port())
                .withTargetPort(new IntOrString(Scope.HTTP))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }
}
