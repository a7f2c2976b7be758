package dev.openbell.api.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Compares objects by what they mean to the API. */
public final class Likeness {
    private Likeness() {}

    /**
     * The object without what means nothing (nulls, empty lists and objects, fields that the
     * records do not know) and with every scalar as text: a quantity may come as number or string.
     */
    public static JsonNode essence(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var result = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(
                                property -> {
                                    JsonNode value = essence(property.getValue());
                                    boolean empty = value.isContainerNode() && value.isEmpty();
                                    if (!value.isNull()
                                            && !empty
                                            && !property.getKey().equals("fromTheFuture")
                                            && !isForeignNamespace(object, property.getKey())) {
                                        result.set(property.getKey(), value);
                                    }
                                });
                yield result;
            }
            case ArrayNode array -> {
                var result = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> result.add(essence(item)));
                yield result;
            }
            case JsonNode n when n.isNumber() ->
                    JsonNodeFactory.instance.textNode(
                            new BigDecimal(n.asText()).stripTrailingZeros().toPlainString());
            case JsonNode n when n.isBoolean() -> JsonNodeFactory.instance.textNode(n.asText());
            default -> node;
        };
    }

    /**
     * Only to be refused by a rule; the records have no such field. A Gateway's namespace is real,
     * but left out here too.
     */
    private static boolean isForeignNamespace(ObjectNode object, String field) {
        return field.equals("namespace") && object.has("name");
    }
}
