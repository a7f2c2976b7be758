package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.Exposure;
import dev.openbell.operator.cluster.desired.Routes.Path;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRuleBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTPRoute attached to the administrator's Gateway. */
final class HttpRoutes {

    private HttpRoutes() {}

    static HTTPRoute route(
            String name, @Nullable String host, List<Path> paths, Exposure exposure, Scope scope) {
        var spec =
                new HTTPRouteBuilder()
                        .withMetadata(scope.meta(name))
                        .withNewSpec()
                        .withRules(paths.stream().map(path -> rule(path, scope)).toList());
        if (host != null) {
            spec.withHostnames(host);
        }
        var gateway = exposure.gateway();
        if (gateway != null) {
            spec.addNewParentRef()
                    .withName(gateway.name())
                    .withNamespace(gateway.namespace())
                    .endParentRef();
        }
        return spec.endSpec().build();
    }

    private static HTTPRouteRule rule(Path path, Scope scope) {
        return new HTTPRouteRuleBuilder()
                .addNewMatch()
                .withNewPath()
                .withType("PathPrefix")
                .withValue(path.prefix())
                .endPath()
                .endMatch()
                .addNewBackendRef()
                .withName(scope.name(path.component()))
                .withPort(path.component().port())
                .endBackendRef()
                .build();
    }
}
