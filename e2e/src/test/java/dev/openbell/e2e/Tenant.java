package dev.openbell.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.openbell.testbed.ReplicaChange;
import dev.openbell.testbed.Testbed;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;

/** A namespace and what its owner does in it. */
final class Tenant implements AutoCloseable {

    /** What a busy machine may need for what should take a second. */
    static final Duration SOON = Duration.ofSeconds(60);

    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of("MarketCalendar", "PersistentVolume", "CustomResourceDefinition");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENBELL = "/apis/openbell.dev/v1alpha1";

    private final Testbed testbed;
    private final KubernetesClient client;
    private final String namespace;

    private Tenant(Testbed testbed, String namespace) {
        this.testbed = testbed;
        this.client = testbed.client();
        this.namespace = namespace;
    }

    /** With a namespace that nobody had before. */
    static Tenant in(Testbed testbed, String prefix) {
        return new Tenant(testbed, testbed.newNamespace(prefix));
    }

    /** The namespace goes in the background. */
    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
    }

    Testbed testbed() {
        return testbed;
    }

    String namespace() {
        return namespace;
    }

    static ConditionFactory soon(String what) {
        return await(what).atMost(SOON).pollInterval(Duration.ofMillis(200));
    }

    /** Server-side apply of all objects of a YAML text, in this namespace. */
    Tenant apply(String yaml) {
        return apply(Manifests.parse(yaml));
    }

    Tenant apply(List<GenericKubernetesResource> objects) {
        for (var object : objects) {
            if (!WITHOUT_NAMESPACE.contains(object.getKind())) {
                object.getMetadata().setNamespace(namespace);
            }
            client.resource(object).fieldManager("tenant").forceConflicts().serverSideApply();
        }
        return this;
    }

    /**
     * Applies the TradingSchedule {@code hours} and waits until it is judged. What is applied first
     * need not be seen first, and a cluster without its schedule begins with no pods.
     */
    Tenant applyHours(String yaml) {
        apply(yaml).awaitCondition("tradingschedules", "hours", "Ready", "True AllReady");
        return this;
    }

    /** Deletes an object and waits until it is gone. */
    void delete(String resource, String name) {
        deleteNow(resource, name);
        soon(resource + "/" + name + " is gone").until(() -> get(resource, name).isMissingNode());
    }

    /** Deletes an object without a wait. */
    void deleteNow(String resource, String name) {
        client.raw(path(resource) + "/" + name, "DELETE", null);
    }

    /** Deletes an object as kubectl does, without a wait. */
    void deleteInBackground(GenericKubernetesResource object) {
        client.resource(object)
                .inNamespace(namespace)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    /** A merge patch as somebody else than the operator. */
    void patch(String resource, String name, String yaml) {
        patch("merge", resource, name, yaml);
    }

    /** A patch that adds to lists, for Kubernetes' own kinds. */
    void strategicPatch(String resource, String name, String yaml) {
        patch("strategic", resource, name, yaml);
    }

    private void patch(String type, String resource, String name, String yaml) {
        Checkout.kubectl(
                testbed.kubeconfig(),
                "patch",
                "-n",
                namespace,
                resource,
                name,
                "--type=" + type,
                "--field-manager=somebody",
                "-p",
                Manifests.json(yaml));
    }

    JsonNode get(String resource, String name) {
        return read(path(resource) + "/" + name);
    }

    JsonNode cluster(String name) {
        return get("aiserviceclusters", name);
    }

    JsonNode deployment(String name) {
        return get("deployments", name);
    }

    int replicas(String deployment) {
        return deployment(deployment).at("/spec/replicas").asInt(-1);
    }

    /** All objects of a kind in the namespace. */
    List<JsonNode> list(String resource) {
        return items(read(path(resource)));
    }

    /** Everything that Openbell keeps here, as {@code resource/name}. */
    Map<String, JsonNode> children() {
        var children = new TreeMap<String, JsonNode>();
        for (var kind : ChildKind.values()) {
            for (var object :
                    items(
                            read(
                                    path(kind.resource)
                                            + "?labelSelector=app.kubernetes.io/managed-by=openbell"))) {
                children.put(kind.resource + "/" + object.at("/metadata/name").asText(), object);
            }
        }
        return children;
    }

    /** When a component's pods come or go next, as the cluster's status tells it; or nothing. */
    String nextChange(String cluster, String component) {
        return StreamSupport.stream(cluster(cluster).at("/status/components").spliterator(), false)
                .filter(c -> c.path("name").asText().equals(component))
                .map(c -> c.path("nextChange").asText())
                .findFirst()
                .orElse("");
    }

    /** A condition as {@code True AllReady}; empty when there is none. */
    String condition(String resource, String name, String type) {
        return found(get(resource, name), type)
                .map(c -> c.path("status").asText() + " " + c.path("reason").asText())
                .orElse("");
    }

    String message(String resource, String name, String type) {
        return found(get(resource, name), type).map(c -> c.path("message").asText()).orElse("");
    }

    void awaitCondition(String resource, String name, String type, String value) {
        soon(resource + "/" + name + " has " + type + "=" + value)
                .until(() -> condition(resource, name, type), value::equals);
    }

    /** Waits until the cluster is Ready at its present generation. */
    Tenant awaitReady(String name) {
        return awaitReady(name, SOON);
    }

    Tenant awaitReady(String name, Duration atMost) {
        soon("cluster " + name + " is Ready")
                .atMost(atMost)
                .until(() -> readiness(name), "True AllReady"::equals);
        return this;
    }

    /** The condition Ready, as long as it speaks of the present generation. */
    private String readiness(String name) {
        var cluster = cluster(name);
        var generation = cluster.at("/metadata/generation").asLong(-1);
        return found(cluster, "Ready")
                .filter(c -> c.path("observedGeneration").asLong() == generation)
                .map(c -> c.path("status").asText() + " " + c.path("reason").asText())
                .orElse("");
    }

    /** Every value that the replicas of a Deployment ever had, in order. */
    List<Integer> replicasHistory(String deployment) {
        return replicaChanges(deployment).map(ReplicaChange::after).toList();
    }

    Stream<ReplicaChange> replicaChanges(String deployment) {
        return replicaChanges().stream().filter(change -> change.name().equals(deployment));
    }

    /** Of all Deployments, with those whose answer nobody got. */
    List<ReplicaChange> replicaChanges() {
        return testbed.auditLog()
                .replicasHistory(
                        namespace,
                        name -> {
                            int replicas = replicas(name);
                            return replicas < 0 ? OptionalInt.empty() : OptionalInt.of(replicas);
                        });
    }

    /** Sends a body as it is and returns the HTTP status of the answer. */
    int post(String resource, String body) {
        return status(path(resource), "POST", body);
    }

    /** The HTTP status of a request. */
    int status(String path, String method, String body) {
        try {
            client.raw(path, method, body == null ? null : tree(body));
            return 200;
        } catch (KubernetesClientException refused) {
            return refused.getCode();
        }
    }

    private JsonNode read(String path) {
        try {
            var body = client.raw(path);
            return body == null ? MissingNode.getInstance() : tree(body);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == 404) {
                return MissingNode.getInstance();
            }
            throw refused;
        }
    }

    /** The URL of all objects of a kind in the namespace. */
    String path(String resource) {
        return switch (resource) {
                    case "marketcalendars" -> OPENBELL;
                    case "aiserviceclusters",
                            "tradingschedules",
                            "scheduleoverrides",
                            "chatbotpolicies" ->
                            OPENBELL + "/namespaces/" + namespace;
                    case "events" -> "/apis/events.k8s.io/v1/namespaces/" + namespace;
                    case "pods", "persistentvolumeclaims" -> "/api/v1/namespaces/" + namespace;
                    case "jobs" -> "/apis/batch/v1/namespaces/" + namespace;
                    default -> ChildKind.of(resource).api + "/namespaces/" + namespace;
                }
                + "/"
                + resource;
    }

    private static Optional<JsonNode> found(JsonNode object, String type) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(c -> c.path("type").asText().equals(type))
                .findFirst();
    }

    private static List<JsonNode> items(JsonNode list) {
        var items = new ArrayList<JsonNode>();
        list.path("items").forEach(items::add);
        return items;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
