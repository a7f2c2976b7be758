package dev.openbell.api.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Puts one value into a spec that has no business there. */
final class Spoiling {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MEGABYTE = 1 << 20;

    private Spoiling() {}

    static void spoil(ObjectNode spec, Random random) {
        var places = new ArrayList<Consumer<JsonNode>>();
        collect(spec, places);
        // An object without any field still has room for an unknown one.
        places.add(value -> spec.set("fromTheFuture", value));
        places.get(random.nextInt(places.size())).accept(poison(random));
    }

    private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(
                            property -> {
                                places.add(value -> object.set(property.getKey(), value));
                                collect(property.getValue(), places);
                            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                collect(array.get(i), places);
            }
            places.add(array::add);
        }
    }

    private static JsonNode poison(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.numberNode(1L << 40);
            case 1 -> JSON.numberNode(-1);
            case 2 -> JSON.numberNode(Long.MIN_VALUE);
            case 3 -> JSON.numberNode(BigInteger.TWO.pow(70));
            case 4 -> JSON.numberNode(1e300);
            case 5 -> JSON.numberNode(0.5);
            case 6 -> JSON.booleanNode(random.nextBoolean());
            case 7 -> JSON.nullNode();
            case 8 -> JSON.objectNode().put("name", "x").put("namespace", "kube-system");
            case 9 -> JSON.arrayNode().addNull().add("x").add("x");
            case 10 ->
                    JSON.textNode(random.nextInt(10) == 0 ? "x".repeat(MEGABYTE) : "FromTheFuture");
            default -> JSON.textNode(Scalars.HOSTILE.get(random.nextInt(Scalars.HOSTILE.size())));
        };
    }
}
