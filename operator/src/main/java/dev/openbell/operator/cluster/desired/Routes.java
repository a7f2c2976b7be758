package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.AIServiceClusterSpec;
import dev.openbell.api.v1alpha1.AiExposure;
import dev.openbell.api.v1alpha1.ComponentType;
import dev.openbell.api.v1alpha1.Exposure;
import dev.openbell.api.v1alpha1.ExposureKind;
import dev.openbell.operator.cluster.plan.ComponentPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How users reach the platform: frontend at {@code /}, backend at {@code /api} and {@code /ws}, AI
 * on a host of its own when asked for.
 */
public final class Routes {

    private Routes() {}

    /** A path and the component that answers it. */
    record Path(String prefix, ComponentPlan component) {}

    /** True when the spec asks for HTTPRoutes, which need the Gateway API. */
    public static boolean needGatewayApi(AIServiceClusterSpec spec) {
        return spec.exposure() != null && isHttpRoute(spec.exposure());
    }

    static List<? extends HasMetadata> of(Scope scope) {
        var exposure = scope.spec().exposure();
        if (exposure == null) {
            return List.of();
        }
        var routes = new ArrayList<HasMetadata>();
        var users = userPaths(scope);
        if (!users.isEmpty()) {
            routes.add(route(scope.name("users"), exposure.host(), users, exposure, scope));
        }
        var ai = aiPaths(scope);
        if (exposure.ai() == AiExposure.Internal && !ai.isEmpty()) {
            var host = exposure.host() == null ? null : "ai." + exposure.host();
            routes.add(route(scope.name("ai"), host, ai, exposure, scope));
        }
        return routes;
    }

    private static boolean isHttpRoute(Exposure exposure) {
        return exposure.kind() == null
                ? exposure.gateway() != null
                : exposure.kind() == ExposureKind.HTTPRoute;
    }

    private static List<Path> userPaths(Scope scope) {
        var paths = new ArrayList<Path>();
        scope.first(ComponentType.Backend)
                .ifPresent(
                        backend -> {
                            paths.add(new Path("/api", backend));
                            paths.add(new Path("/ws", backend));
                        });
        scope.first(ComponentType.Frontend).ifPresent(web -> paths.add(new Path("/", web)));
        return paths;
    }

    /** One AI component answers at {@code /}; several each below their name. */
    private static List<Path> aiPaths(Scope scope) {
        var components = scope.all(ComponentType.AI).toList();
        return components.size() == 1
                ? List.of(new Path("/", components.getFirst()))
                : components.stream().map(c -> new Path("/" + c.name(), c)).toList();
    }

    private static HasMetadata route(
            String name, @Nullable String host, List<Path> paths, Exposure exposure, Scope scope) {
        return isHttpRoute(exposure)
                ? HttpRoutes.route(name, host, paths, exposure, scope)
                : Ingresses.ingress(name, host, paths, exposure, scope);
    }
}
