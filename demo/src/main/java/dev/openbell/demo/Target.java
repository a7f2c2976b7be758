package dev.openbell.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The cluster that the demo happens in. Besides the installation it touches one namespace. */
final class Target {
    private static final String OWNER_LABEL = "app.kubernetes.io/managed-by";
    private static final String OWNER = "openbell-demo";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(OWNER)
                    .withForce(true)
                    .build();

    private final KubernetesClient client;

    Target(KubernetesClient client) {
        this.client = client;
    }

    String version() {
        try {
            return Objects.requireNonNullElse(
                    client.getKubernetesVersion().getGitVersion(), "of an unknown version");
        } catch (KubernetesClientException e) {
            throw new DemoException(
                    "The cluster at "
                            + client.getMasterUrl()
                            + " does not answer ("
                            + e.getMessage()
                            + "). Start it, or unset KUBECONFIG to let the demo start one.");
        }
    }

    /** Whether an operator runs in the cluster already. */
    boolean hasOperator() {
        return client.apps()
                        .deployments()
                        .inNamespace("openbell-system")
                        .withName("openbell-operator")
                        .get()
                != null;
    }

    /** Makes the demo's namespace, or empties the one of an earlier demo. */
    void prepareNamespace() throws InterruptedException {
        var existing = client.namespaces().withName(Samples.NAMESPACE).get();
        if (existing == null) {
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(Samples.NAMESPACE)
                                    .withLabels(Map.of(OWNER_LABEL, OWNER))
                                    .endMetadata()
                                    .build())
                    .create();
            return;
        }
        if (!OWNER.equals(
                Objects.requireNonNullElse(
                                existing.getMetadata().getLabels(), Map.<String, String>of())
                        .get(OWNER_LABEL))) {
            throw new DemoException(
                    "The namespace "
                            + Samples.NAMESPACE
                            + " of this cluster was not made by the demo, which would empty it."
                            + " Choose another cluster, or delete the namespace.");
        }
        for (var plural : List.of("aiserviceclusters", "scheduleoverrides", "tradingschedules")) {
            client.genericKubernetesResources(kind(plural)).inNamespace(Samples.NAMESPACE).delete();
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new DemoException(
                        "What an earlier demo left in the namespace "
                                + Samples.NAMESPACE
                                + " did not go. Delete the namespace and try again.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isEmpty() {
        return client.apps()
                .deployments()
                .inNamespace(Samples.NAMESPACE)
                .list()
                .getItems()
                .isEmpty();
    }

    void apply(List<GenericKubernetesResource> objects) {
        for (var object : objects) {
            object.getMetadata().setManagedFields(null);
            client.resource(object).patch(APPLY);
        }
    }

    private static ResourceDefinitionContext kind(String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("openbell.dev")
                .withVersion("v1alpha1")
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
