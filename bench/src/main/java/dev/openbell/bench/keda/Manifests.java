package dev.openbell.bench.keda;

import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Kubectl;
import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.APIServiceBuilder;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What KEDA needs on a cluster: the manifests of its own module, but for its Deployments, for there
 * is nothing to run them.
 */
final class Manifests {

    private static final String ADAPTER = "keda-metrics-apiserver";

    /** A Service without pods leads to processes of this machine. */
    private static final String THIS_MACHINE = "localhost";

    private static final String GROUP = "external.metrics.k8s.io";

    static final String API_SERVICE = "v1beta1." + GROUP;

    /** In this order, for the namespace comes first. */
    private static final List<String> FILES =
            List.of(
                    "general/namespace.yaml",
                    "service_account/service_account.yaml",
                    "rbac/role.yaml",
                    "rbac/role_binding.yaml",
                    "rbac/aggregate_cluster_roles.yaml",
                    "metrics-server/role.yaml",
                    "metrics-server/role_binding.yaml",
                    // Nobody answers it, and it is of the kind that is ignored then; the operator
                    // puts its certificate in.
                    "webhooks/validation_webhooks.yaml");

    private Manifests() {}

    /**
     * Applies them.
     *
     * @param source the folder of KEDA's module
     */
    static void apply(Rig rig, Path source, int adapterPort) throws InterruptedException {
        var config = source.resolve("config");
        rig.kubectl().run("apply", "--server-side", "-k", config.resolve("crd").toString());
        rig.kubectl()
                .run(
                        Stream.concat(
                                        Stream.of("apply", "--server-side"),
                                        FILES.stream()
                                                .flatMap(
                                                        file ->
                                                                Stream.of(
                                                                        "-f",
                                                                        config.resolve(file)
                                                                                .toString())))
                                .toArray(String[]::new));
        rig.kubectl().awaitDefinitions();
        rig.client()
                .resource(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withName(ADAPTER)
                                .withNamespace(Keda.NAMESPACE)
                                .endMetadata()
                                .withNewSpec()
                                .withType("ExternalName")
                                .withExternalName(THIS_MACHINE)
                                .endSpec()
                                .build())
                .create();
        rig.client()
                .apiServices()
                .resource(
                        new APIServiceBuilder()
                                .withNewMetadata()
                                .withName(API_SERVICE)
                                // By this the operator knows where its certificate belongs.
                                .addToLabels("app.kubernetes.io/part-of", Keda.OPERATOR)
                                .endMetadata()
                                .withNewSpec()
                                .withGroup(GROUP)
                                .withVersion("v1beta1")
                                .withGroupPriorityMinimum(100)
                                .withVersionPriority(100)
                                .withNewService()
                                .withName(ADAPTER)
                                .withNamespace(Keda.NAMESPACE)
                                .withPort(adapterPort)
                                .endService()
                                .endSpec()
                                .build())
                .create();
    }

    /** Whether the API server reaches the adapter. */
    static boolean isServed(Rig rig) {
        var service = rig.client().apiServices().withName(API_SERVICE).get();
        return service.getStatus() != null
                && service.getStatus().getConditions().stream()
                        .anyMatch(
                                c ->
                                        c.getType().equals("Available")
                                                && c.getStatus().equals("True"));
    }

    /** Writes a kubeconfig of KEDA's service account, so that its own roles decide. */
    static Path kubeconfig(Rig rig, Path file) {
        var access = rig.testbed().configAs(Keda.NAMESPACE, Keda.OPERATOR);
        var config =
                new ConfigBuilder()
                        .addNewCluster()
                        .withName("testbed")
                        .withNewCluster()
                        .withServer(access.getMasterUrl())
                        .withCertificateAuthority(access.getCaCertFile())
                        .endCluster()
                        .endCluster()
                        .addNewUser()
                        .withName(Keda.OPERATOR)
                        .withNewUser()
                        .withToken(access.getOauthToken())
                        .endUser()
                        .endUser()
                        .addNewContext()
                        .withName("testbed")
                        .withNewContext()
                        .withCluster("testbed")
                        .withUser(Keda.OPERATOR)
                        .withNamespace(Keda.NAMESPACE)
                        .endContext()
                        .endContext()
                        .withCurrentContext("testbed")
                        .build();
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, Serialization.asYaml(config));
        } catch (IOException e) {
            throw new BenchException("the kubeconfig " + file + " cannot be written", e);
        }
    }

    /** What {@code testbed/build} says about a part. */
    static Path ofBuild(Rig rig, String option, String part) throws InterruptedException {
        var build = rig.root().resolve("testbed/build").toString();
        return Path.of(Kubectl.output(List.of(build, option, part)));
    }
}
