package dev.openbell.api.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What {@link Mending} does for an AIServiceCluster, the kind with the most rules. */
final class ClusterMending {
    private static final int MANAGEMENT_PORT = 9000;

    private ClusterMending() {}

    static void mend(ObjectNode spec, Random random) {
        var components = spec.withArray("components");
        var single = new HashSet<String>();
        for (var component : components) {
            String type = component.get("type").asText();
            if (Set.of("Frontend", "Backend").contains(type) && !single.add(type)) {
                ((ObjectNode) component).put("type", "Service");
            }
            component((ObjectNode) component, random);
        }
        if (!spec.has("schedule")) {
            spec.putObject("schedule").put("name", "us-equities");
        }
        for (var task : spec.withArray("tasks")) {
            var component = components.get(random.nextInt(components.size()));
            ((ObjectNode) task).set("component", component.get("name"));
        }
        if (spec.get("exposure") instanceof ObjectNode exposure) {
            exposure(exposure, spec, single);
        }
        spec.path("datastores")
                .forEach(s -> exactlyOne((ObjectNode) s, random, "external", "embedded"));
        for (var store : spec.path("datastores")) {
            if (store.get("embedded") instanceof ObjectNode embedded) {
                embedded.put("storage", "10Gi");
            }
            if (store.get("external") instanceof ObjectNode external && !external.has("secret")) {
                external.put("secret", "store");
            }
        }
    }

    private static void component(ObjectNode c, Random random) {
        boolean ai = "AI".equals(c.get("type").asText());
        if (!ai) {
            c.remove("roles");
        } else if (c.path("roles").isEmpty()) {
            c.putArray("roles").add("Chatbot");
        }
        if (!ai && "OnDemand".equals(c.path("activation").asText())) {
            c.put("activation", "Always");
        }
        if (!"OnDemand".equals(c.path("activation").asText())) {
            c.remove("onDemand");
        }
        if (c.path("port").asInt() == MANAGEMENT_PORT) {
            c.remove("port");
        }
        if (c.get("scale") instanceof ObjectNode scale) {
            scale(scale, c, random);
        }
        for (var variable : c.withArray("env")) {
            variable((ObjectNode) variable, random);
        }
        for (var source : c.withArray("envFrom")) {
            exactlyOne((ObjectNode) source, random, "secretRef", "configMapRef");
            reference(source, "secretRef");
            reference(source, "configMapRef");
        }
        c.withArray("tolerations").forEach(t -> toleration((ObjectNode) t));
        if (c.get("resources") instanceof ObjectNode resources && resources.has("requests")) {
            resources.remove("limits");
        }
    }

    private static void scale(ObjectNode scale, ObjectNode c, Random random) {
        String type = c.get("type").asText();
        if (!Set.of("AI", "Backend").contains(type)) {
            scale.remove("users");
        }
        if (!Set.of("Worker", "Service").contains(type)) {
            scale.remove("queue");
        }
        if (scale.has("fixed") && random.nextBoolean()) {
            scale.retain("fixed");
            c.remove("behavior");
        }
        if (scale.size() > 1) {
            scale.remove("fixed");
        }
        if (scale.has("fixed")) {
            c.remove("behavior");
        }
        if (scale.path("min").asLong(0) > scale.path("max").asLong(Long.MAX_VALUE)) {
            scale.remove("max");
        }
    }

    private static void variable(ObjectNode variable, Random random) {
        exactlyOne(variable, random, "value", "valueFrom");
        if (variable.has("value") && variable.get("value").isObject()) {
            variable.put("value", "x");
        }
        if (variable.get("valueFrom") instanceof ObjectNode from) {
            exactlyOne(from, random, "secretKeyRef", "configMapKeyRef");
            for (var reference : from) {
                if (!reference.has("key")) {
                    ((ObjectNode) reference).put("name", "settings").put("key", "key");
                }
            }
        }
    }

    private static void toleration(ObjectNode toleration) {
        if (!toleration.has("key")) {
            toleration.put("operator", "Exists");
        }
        if ("Exists".equals(toleration.path("operator").asText())) {
            toleration.remove("value");
        }
        if (!"NoExecute".equals(toleration.path("effect").asText())) {
            toleration.remove("tolerationSeconds");
        }
    }

    private static void exposure(ObjectNode exposure, ObjectNode spec, Set<String> routed) {
        if (!exposure.has("host")) {
            exposure.put("host", "desk.example.com");
        }
        exposure.remove(List.of("ai", "kind"));
        if (exposure.has("gateway")) {
            exposure.remove(List.of("className", "tls"));
        }
        if (!routed.contains("Frontend")) {
            exposure.remove("assets");
        }
        if (routed.isEmpty()) {
            spec.remove("exposure");
        }
    }

    /** Keeps one of two fields; an empty object stands in when neither is there. */
    private static void exactlyOne(ObjectNode object, Random random, String one, String other) {
        if (object.has(one) && object.has(other)) {
            object.remove(random.nextBoolean() ? one : other);
        } else if (!object.has(one) && !object.has(other)) {
            object.putObject(one);
        }
    }

    private static void reference(JsonNode object, String field) {
        if (object.get(field) instanceof ObjectNode reference && !reference.has("name")) {
            reference.put("name", "settings");
        }
    }
}
