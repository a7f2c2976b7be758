package dev.openbell.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.manifests.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random names refer to nothing; this makes most objects of a batch refer to each other. */
final class References {

    private References() {}

    /** Lets an object name others of its batch, mostly. */
    static void join(ObjectNode object, Map<ResourceKind, List<String>> names, Random random) {
        JsonNode spec = object.path("spec");
        name(spec.path("schedule"), of(names, ResourceKind.TRADING_SCHEDULE), random);
        name(spec.path("policy"), of(names, ResourceKind.CHATBOT_POLICY), random);
        List<String> calendars = of(names, ResourceKind.MARKET_CALENDAR);
        if (spec.path("markets") instanceof ArrayNode markets
                && !markets.isEmpty()
                && !calendars.isEmpty()) {
            String old = markets.get(0).asText();
            String other = random.nextBoolean() ? "XNYS" : one(calendars, random);
            markets.set(0, other);
            // A task at a market's bell names one of the markets.
            for (JsonNode task : spec.path("tasks")) {
                if (task.path("at") instanceof ObjectNode at
                        && at.path("market").asText().equals(old)) {
                    at.put("market", other);
                }
            }
        }
    }

    private static List<String> of(Map<ResourceKind, List<String>> names, ResourceKind kind) {
        return names.getOrDefault(kind, List.of());
    }

    private static void name(JsonNode reference, List<String> names, Random random) {
        if (reference instanceof ObjectNode object && !names.isEmpty() && random.nextInt(10) < 8) {
            object.put("name", one(names, random));
        }
    }

    private static String one(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
