package dev.openbell.bench.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.ResourceKind;
import dev.openbell.bench.load.InFlight;
import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The namespace of one batch, spoken to in plain JSON: what is random may not fit any type. */
final class Pen {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/apis/openbell.dev/v1alpha1/";

    private final Rig rig;
    private final String namespace;

    Pen(Rig rig, String namespace) {
        this.rig = rig;
        this.namespace = namespace;
    }

    /** Creates the namespace, without room for pods. */
    void open() {
        rig.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .create();
        rig.client()
                .resource(
                        new ResourceQuotaBuilder()
                                .withNewMetadata()
                                .withName("no-pods")
                                .withNamespace(namespace)
                                .endMetadata()
                                .withNewSpec()
                                .addToHard("pods", new Quantity("0"))
                                .endSpec()
                                .build())
                .create();
    }

    /** Whether the API server accepted the object. */
    boolean create(ResourceKind kind, ObjectNode object) {
        try {
            rig.client().raw(path(kind), "POST", object.toString());
            return true;
        } catch (KubernetesClientException refused) {
            if (refused.getCode() >= 400 && refused.getCode() < 500) {
                return false;
            }
            throw refused;
        }
    }

    /** Objects of this batch whose status does not answer their generation. */
    List<JsonNode> unanswered() {
        var open = new ArrayList<JsonNode>();
        for (var kind : ResourceKind.values()) {
            for (JsonNode object : list(kind)) {
                // The canary calendar belongs to no batch, and is answered too.
                if (object.at("/status/observedGeneration").asLong(-1)
                        != object.at("/metadata/generation").asLong()) {
                    open.add(object);
                }
            }
        }
        return open;
    }

    /** Writes objects where a person can look at them. */
    void keep(List<JsonNode> objects) {
        var folder = rig.root().resolve("bench/target/fuzz");
        for (JsonNode object : objects) {
            var file =
                    folder.resolve(
                            object.path("kind").asText("object")
                                    + "-"
                                    + object.at("/metadata/name").asText()
                                    + ".json");
            try {
                Files.createDirectories(folder);
                Files.writeString(file, object.toPrettyString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rig.progress().say("not answered: " + file);
        }
    }

    /** Deletes the namespace, which goes by and by, and the objects that belong to none. */
    void close(List<String> calendars) throws InterruptedException {
        rig.client().namespaces().withName(namespace).delete();
        InFlight.run(
                8,
                calendars.size(),
                i -> {
                    try {
                        rig.client()
                                .raw(
                                        path(ResourceKind.MARKET_CALENDAR) + "/" + calendars.get(i),
                                        "DELETE",
                                        null);
                    } catch (KubernetesClientException neverAccepted) {
                        if (neverAccepted.getCode() != 404) {
                            throw neverAccepted;
                        }
                    }
                },
                done -> {});
    }

    private JsonNode list(ResourceKind kind) {
        try {
            return JSON.readTree(rig.client().raw(path(kind))).path("items");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(ResourceKind kind) {
        String plural = kind.crdName().substring(0, kind.crdName().indexOf('.'));
        return kind == ResourceKind.MARKET_CALENDAR
                ? API + plural
                : API + "namespaces/" + namespace + "/" + plural;
    }
}
