package dev.openbell.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openbell.bench.rig.BenchException;
import dev.openbell.bench.rig.Rig;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One healthy object of each kind: a kind whose object does not answer an edit is stuck. */
public final class Canaries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "canaries";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The samples, and an edit of each. */
    private static final Map<String, String> EDITS = edits();

    private final Rig rig;
    private final List<Canary> canaries = new ArrayList<>();

    private record Canary(String kind, Resource<GenericKubernetesResource> resource, String edit) {
        long generation() {
            return resource.require().getMetadata().getGeneration();
        }

        boolean answers(long generation) {
            JsonNode live = JSON.valueToTree(resource.require());
            return live.at("/status/observedGeneration").asLong(-1) >= generation;
        }
    }

    public Canaries(Rig rig) {
        this.rig = rig;
    }

    /** All kinds. */
    public List<String> kinds() {
        return canaries.stream().map(Canary::kind).toList();
    }

    /** Creates the samples, in a namespace of their own. */
    public void create() {
        rig.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        for (var entry : EDITS.entrySet()) {
            var path = rig.root().resolve("samples").resolve(entry.getKey());
            try {
                var object =
                        rig.client()
                                .getKubernetesSerialization()
                                .unmarshal(Files.readString(path), GenericKubernetesResource.class);
                boolean everywhere = object.getKind().equals("MarketCalendar");
                if (!everywhere) {
                    object.getMetadata().setNamespace(NAMESPACE);
                }
                var resource = rig.client().resource(object);
                resource.create();
                canaries.add(new Canary(object.getKind(), resource, entry.getValue()));
            } catch (IOException e) {
                throw new BenchException("the sample " + path + " cannot be read", e);
            }
        }
    }

    /** Edits all and gives the kinds that did not answer within a minute. */
    public List<String> deaf() throws InterruptedException {
        var deaf = new ArrayList<Canary>();
        for (var canary : canaries) {
            long before = canary.generation();
            canary.resource().patch(PatchContext.of(PatchType.JSON_MERGE), canary.edit());
            if (canary.generation() == before) {
                throw new BenchException("the edit of " + canary.kind() + " changed nothing");
            }
            deaf.add(canary);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!deaf.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(500));
            deaf.removeIf(canary -> canary.answers(canary.generation()));
        }
        return deaf.stream().map(Canary::kind).toList();
    }

    private static Map<String, String> edits() {
        var edits = new LinkedHashMap<String, String>();
        edits.put("schedule.yaml", edit("bridgeBreaks", "1h"));
        edits.put("policy.yaml", edit("onSession", "The market is open, and the fuzz is over."));
        edits.put("override.yaml", edit("requestedBy", "bench@example.com"));
        edits.put("calendar.yaml", edit("validThrough", "2027-12-31"));
        edits.put(
                "desk.yaml",
                edit("exposure", JSON.createObjectNode().put("host", "after.example.com")));
        return edits;
    }

    private static String edit(String field, Object value) {
        return JSON.createObjectNode()
                .set("spec", JSON.createObjectNode().set(field, JSON.valueToTree(value)))
                .toString();
    }
}
