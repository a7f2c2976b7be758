package dev.openbell.api.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.openbell.api.manifests.Manifests;
import dev.openbell.api.manifests.ResourceKind;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random objects of one kind, straight from the schema of its manifest. Equal seeds give equal
 * objects.
 *
 * <ul>
 *   <li>{@link #next}: obeys types, enums, bounds, patterns and list keys, but not the rules in
 *       CEL; with a status, and with unknown fields and nulls, which the API server drops. The
 *       operator must be able to read it.
 *   <li>{@link #plausible}: a spec that obeys the rules too, so that the API server accepts it.
 *   <li>{@link #fullest}: the same with every field and with lists at their greatest length.
 *   <li>{@link #hostile}: a plausible object with one place spoilt. The API server may refuse it;
 *       when it does not, nobody but this object may suffer.
 * </ul>
 */
public final class SchemaObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ResourceKind kind;
    private final JsonNode schema;

    private SchemaObjects(ResourceKind kind) {
        this.kind = kind;
        JsonNode crd = Serialization.jsonMapper().valueToTree(Manifests.definition(kind));
        this.schema = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties");
    }

    /** The objects of a kind, by the manifest that is checked in. */
    public static SchemaObjects of(ResourceKind kind) {
        return new SchemaObjects(kind);
    }

    /** An object that is valid by the schema alone. */
    public ObjectNode next(Random random) {
        var object = named(random);
        var appetite = new Appetite(random.nextDouble(), false, true);
        object.set("spec", value(schema.get("spec"), appetite, random));
        object.set("status", value(schema.get("status"), appetite, random));
        return object;
    }

    /** Objects that are valid by the schema alone, without end. */
    public Stream<ObjectNode> stream(Random random) {
        return Stream.generate(() -> next(random));
    }

    /** An object without status that is valid by schema and rules. */
    public ObjectNode plausible(Random random) {
        return mended(new Appetite(random.nextDouble(), false, false), random);
    }

    /** A plausible object with all fields and with lists as long as they may be. */
    public ObjectNode fullest(Random random) {
        return mended(new Appetite(1, true, false), random);
    }

    /** A plausible object with one place spoilt. */
    public ObjectNode hostile(Random random) {
        var object = plausible(random);
        Spoiling.spoil((ObjectNode) object.get("spec"), random);
        return object;
    }

    private ObjectNode mended(Appetite appetite, Random random) {
        var object = named(random);
        object.set("spec", value(schema.get("spec"), appetite, random));
        Mending.mend(kind, (ObjectNode) object.get("spec"), random);
        return object;
    }

    private ObjectNode named(Random random) {
        var object = JSON.objectNode();
        object.put("apiVersion", "openbell.dev/v1alpha1").put("kind", kind.kind());
        object.putObject("metadata").put("name", "random-" + Long.toHexString(random.nextLong()));
        return object;
    }

    private static JsonNode value(JsonNode schema, Appetite appetite, Random random) {
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return random.nextBoolean()
                    ? Scalars.integer(schema, random)
                    : TextNode.valueOf(Scalars.string(schema, random));
        }
        return switch (schema.get("type").asText()) {
            case "object" ->
                    schema.has("additionalProperties")
                            ? map(schema, appetite, random)
                            : object(schema, appetite, random);
            case "array" -> array(schema, appetite, random);
            case "string" -> TextNode.valueOf(Scalars.string(schema, random));
            case "integer" -> Scalars.integer(schema, random);
            case "number" -> Scalars.number(schema, random);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> throw new IllegalStateException("no such type in our schemas: " + schema);
        };
    }

    private static ObjectNode object(JsonNode schema, Appetite appetite, Random random) {
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(
                        property -> {
                            String name = property.getKey();
                            if (required.contains(name)
                                    || random.nextDouble() <= appetite.optional()) {
                                object.set(name, value(property.getValue(), appetite, random));
                            } else if (appetite.strange() && random.nextInt(20) == 0) {
                                object.putNull(name);
                            }
                        });
        if (appetite.strange() && random.nextInt(10) == 0) {
            object.putObject("fromTheFuture").put("a", 1L << 40).putArray("b").addNull();
        }
        return object;
    }

    private static ObjectNode map(JsonNode schema, Appetite appetite, Random random) {
        var map = JSON.objectNode();
        int size = size(0, schema.get("maxProperties").asInt(), appetite, random);
        for (int i = 0; i < size; i++) {
            map.set(
                    "example.com/" + i + "-" + random.nextInt(1000),
                    value(schema.get("additionalProperties"), appetite, random));
        }
        return map;
    }

    private static ArrayNode array(JsonNode schema, Appetite appetite, Random random) {
        var array = JSON.arrayNode();
        var seen = new HashSet<JsonNode>();
        boolean distinct = "set".equals(schema.path("x-kubernetes-list-type").asText());
        String key = schema.at("/x-kubernetes-list-map-keys/0").asText(null);
        int least = schema.path("minItems").asInt(0);
        int size = size(least, schema.get("maxItems").asInt(), appetite, random);
        // A set of few words may be exhausted before it has the wanted size.
        for (int tries = 0; array.size() < size && tries < size * 20; tries++) {
            JsonNode item = value(schema.get("items"), appetite, random);
            if (key != null ? seen.add(item.get(key)) : !distinct || seen.add(item)) {
                array.add(item);
            }
        }
        return array;
    }

    private static int size(int least, int most, Appetite appetite, Random random) {
        if (appetite.greatest()) {
            return most;
        }
        return least + random.nextInt(Math.min(most - least, 4) + 1);
    }

    /**
     * How much an object gets.
     *
     * @param optional the probability of a field that is not required
     * @param greatest whether lists and maps are as long as they may be
     * @param strange whether unknown fields and nulls are mixed in
     */
    private record Appetite(double optional, boolean greatest, boolean strange) {}
}
