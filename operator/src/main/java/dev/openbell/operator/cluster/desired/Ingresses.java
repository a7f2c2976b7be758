package dev.openbell.operator.cluster.desired;

import dev.openbell.api.v1alpha1.Exposure;
import dev.openbell.operator.cluster.desired.Routes.Path;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain Ingress with the administrator's class and without annotations. */
final class Ingresses {

    private Ingresses() {}

    static Ingress ingress(
            String name, @Nullable String host, List<Path> paths, Exposure exposure, Scope scope) {
        return new IngressBuilder()
                .withMetadata(scope.meta(name))
                .withNewSpec()
                .withIngressClassName(exposure.className())
                .withTls(tls(host, exposure))
                .addNewRule()
                .withHost(host)
                .withNewHttp()
                .withPaths(paths.stream().map(path -> path(path, scope)).toList())
                .endHttp()
                .endRule()
                .endSpec()
                .build();
    }

    private static List<IngressTLS> tls(@Nullable String host, Exposure exposure) {
        if (exposure.tls() == null) {
            return List.of();
        }
        var tls = new IngressTLSBuilder().withSecretName(exposure.tls().secret());
        return List.of((host == null ? tls : tls.withHosts(host)).build());
    }

    private static HTTPIngressPath path(Path path, Scope scope) {
        return new HTTPIngressPathBuilder()
                .withPath(path.prefix())
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(scope.name(path.component()))
                .withNewPort()
                .withName(Scope.HTTP)
                .endPort()
                .endService()
                .endBackend()
                .build();
    }
}
