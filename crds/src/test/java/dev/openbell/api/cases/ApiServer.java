package dev.openbell.api.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.Manifests;
import dev.openbell.api.manifests.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the tests say to a real API server, and what it answers. */
final class ApiServer {
    private static final long ESTABLISHED_SECONDS = 30;

    private final KubernetesClient client;
    private final String namespace;

    private ApiServer(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The server with all five kinds installed. */
    static ApiServer withOpenbell(KubernetesClient client, String namespace) {
        for (var kind : ResourceKind.values()) {
            install(client, kind);
        }
        return new ApiServer(client, namespace);
    }

    /** Applies the checked-in definition of a kind and waits until it is served. */
    static CustomResourceDefinition install(KubernetesClient client, ResourceKind kind) {
        var definition = Manifests.definition(kind);
        client.resource(definition).forceConflicts().serverSideApply();
        return client.resource(definition)
                .waitUntilCondition(ApiServer::established, ESTABLISHED_SECONDS, TimeUnit.SECONDS);
    }

    /** The refusal of a creation, or nothing when it would succeed. */
    Optional<String> refusalOfCreation(ResourceKind kind, JsonNode object) {
        return refusal(() -> resource(kind, object).dryRun().create());
    }

    /** The refusal of a server-side apply, or nothing when it would succeed. */
    Optional<String> refusalOfApply(ResourceKind kind, JsonNode object) {
        return refusal(
                () -> resource(kind, object).patch(dryRunApply(), resource(kind, object).item()));
    }

    /** Creates the object and returns what the server made of it. */
    JsonNode create(ResourceKind kind, ObjectNode object) {
        resource(kind, object).create();
        return Serialization.jsonMapper().valueToTree(resource(kind, object).get());
    }

    void delete(ResourceKind kind, ObjectNode object) {
        resource(kind, object).delete();
    }

    private Resource<GenericKubernetesResource> resource(ResourceKind kind, JsonNode object) {
        var generic =
                Serialization.jsonMapper().convertValue(object, GenericKubernetesResource.class);
        if (kind != ResourceKind.MARKET_CALENDAR) {
            generic.getMetadata().setNamespace(namespace);
        }
        return client.resource(generic);
    }

    private static PatchContext dryRunApply() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("cases")
                .withForce(true)
                .withDryRun(List.of("All"))
                .build();
    }

    private static boolean established(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                // Null at first, before its controller has seen it.
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(
                                c ->
                                        c.getType().equals("Established")
                                                && c.getStatus().equals("True"));
    }

    private static Optional<String> refusal(Runnable request) {
        try {
            request.run();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() < 400 || e.getCode() >= 500) {
                throw e;
            }
            return Optional.of(e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage());
        }
    }
}
