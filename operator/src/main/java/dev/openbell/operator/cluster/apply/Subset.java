package dev.openbell.operator.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Whether what is there holds all that is wanted. Fields that others added are none of our
 * business; what the API server rewrites without changing its meaning (quantities) counts as equal.
 */
final class Subset {

    /** Keys by which lists of objects are told apart, the first that all elements have. */
    private static final List<String> LIST_KEYS = List.of("name", "mountPath", "uid");

    private static final Set<String> QUANTITIES = Set.of("requests", "limits");

    private Subset() {}

    /** True when every wanted value is there. */
    static boolean holds(JsonNode wanted, JsonNode actual) {
        return holds(wanted, actual, "");
    }

    private static boolean holds(JsonNode wanted, JsonNode actual, String parent) {
        if (wanted.isObject()) {
            return objectHolds(wanted, actual, parent);
        }
        if (wanted.isArray()) {
            return arrayHolds(wanted, actual);
        }
        return wanted.equals(actual)
                || wanted.asText().equals(actual.asText())
                || (QUANTITIES.contains(parent) && sameQuantity(wanted, actual));
    }

    private static boolean objectHolds(JsonNode wanted, JsonNode actual, String field) {
        for (var entry : wanted.properties()) {
            var there = actual.get(entry.getKey());
            var parent = QUANTITIES.contains(field) ? field : entry.getKey();
            if (there == null
                    ? !isNothing(entry.getValue())
                    : !holds(entry.getValue(), there, parent)) {
                return false;
            }
        }
        return true;
    }

    /** The API server drops nulls and empty values that equal the absence. */
    private static boolean isNothing(JsonNode wanted) {
        return wanted.isNull();
    }

    private static boolean arrayHolds(JsonNode wanted, JsonNode actual) {
        if (!actual.isArray()) {
            return false;
        }
        var key = keyOf(wanted);
        if (key.isPresent()) {
            var byKey = new HashMap<String, JsonNode>();
            actual.forEach(element -> byKey.put(element.path(key.get()).asText(), element));
            return StreamSupport.stream(wanted.spliterator(), false)
                    .allMatch(
                            element -> {
                                var there = byKey.get(element.path(key.get()).asText());
                                return there != null && holds(element, there);
                            });
        }
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!holds(wanted.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> keyOf(JsonNode array) {
        return array.isEmpty()
                ? Optional.empty()
                : LIST_KEYS.stream()
                        .filter(
                                key ->
                                        StreamSupport.stream(array.spliterator(), false)
                                                .allMatch(element -> element.path(key).isTextual()))
                        .findFirst();
    }

    private static boolean sameQuantity(JsonNode wanted, JsonNode actual) {
        try {
            return new Quantity(wanted.asText())
                            .getNumericalAmount()
                            .compareTo(new Quantity(actual.asText()).getNumericalAmount())
                    == 0;
        } catch (IllegalArgumentException notQuantities) {
            return false;
        }
    }
}
