package dev.openbell.api.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.Manifests;
import dev.openbell.api.manifests.ResourceKind;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An accepted object with one value that is one too many, too long, too great or of no type known.
 *
 * @param path the place, as the API server names it
 * @param what what is wrong with it
 * @param object the spoilt object
 */
record Trespass(String path, String what, ObjectNode object) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Every bound of every field that occurs in an accepted case, passed once. */
    static List<Trespass> all(ResourceKind kind) {
        JsonNode crd = Serialization.jsonMapper().valueToTree(Manifests.definition(kind));
        JsonNode spec = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        Map<String, Trespass> found = new LinkedHashMap<>();
        Case.all().stream()
                .filter(c -> c.kind() == kind && c.expected().isEmpty())
                .forEach(c -> new Walk(c.judged(), found).visit(spec, "/spec", "spec"));
        return List.copyOf(found.values());
    }

    String title() {
        return path + " " + what;
    }

    private record Walk(ObjectNode base, Map<String, Trespass> found) {
        void visit(JsonNode schema, String pointer, String path) {
            JsonNode value = base.at(pointer);
            wrongValues(schema, value)
                    .forEach(
                            (what, wrong) ->
                                    // One item of a list stands for all.
                                    found.computeIfAbsent(
                                            path.replaceAll("\\[\\d+]", "[]") + what,
                                            k -> new Trespass(path, what, with(pointer, wrong))));
            value.properties()
                    .forEach(
                            p -> {
                                var declared = schema.path("properties").get(p.getKey());
                                if (declared != null) {
                                    visit(
                                            declared,
                                            pointer + "/" + p.getKey(),
                                            path + "." + p.getKey());
                                }
                            });
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                visit(schema.get("items"), pointer + "/" + i, path + "[" + i + "]");
            }
        }

        private ObjectNode with(String pointer, JsonNode wrong) {
            var copy = base.deepCopy();
            int cut = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, cut));
            String last = pointer.substring(cut + 1);
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last), wrong);
            } else {
                ((ObjectNode) parent).set(last, wrong);
            }
            return copy;
        }
    }

    private static Map<String, JsonNode> wrongValues(JsonNode schema, JsonNode value) {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        switch (schema.path("type").asText()) {
            case "integer", "number" -> {
                wrong.put("as a list", JSON.arrayNode().add(value));
                wrong.put("above its maximum", JSON.numberNode(schema.get("maximum").asLong() + 1));
                wrong.put("below its minimum", JSON.numberNode(schema.get("minimum").asLong() - 1));
                wrong.put("of 2^40", JSON.numberNode(1L << 40));
                wrong.put("as a string", JSON.textNode("1"));
            }
            case "string" -> {
                wrong.put("as a list", JSON.arrayNode().add(value));
                wrong.put("as an object", JSON.objectNode());
                wrong.put("as a number", JSON.numberNode(1L << 40));
                if (schema.has("enum")) {
                    wrong.put("of a newer version", JSON.textNode("FromTheFuture"));
                    wrong.put("as our word for the unknown", JSON.textNode("Unrecognized"));
                } else {
                    wrong.put(
                            "too long",
                            JSON.textNode("a".repeat(schema.get("maxLength").asInt() + 1)));
                    wrong.put("with NUL", JSON.textNode("a\0b"));
                    wrong.put("with an escape sequence", JSON.textNode("\u001b[2J"));
                }
            }
            case "boolean" -> wrong.put("as a string", JSON.textNode("true"));
            case "array" -> {
                wrong.put("with a null", JSON.arrayNode().addNull());
                wrong.put("with too many items", tooMany(schema, value));
                wrong.put("as an object", JSON.objectNode());
            }
            case "object" -> wrong.put("as a list", JSON.arrayNode());
            default -> {}
        }
        return wrong;
    }

    private static JsonNode tooMany(JsonNode schema, JsonNode value) {
        var items = new ArrayList<JsonNode>();
        while (items.size() <= schema.get("maxItems").asInt()) {
            items.add(value.isEmpty() ? JSON.objectNode() : value.get(0));
        }
        return JSON.arrayNode().addAll(items);
    }
}
