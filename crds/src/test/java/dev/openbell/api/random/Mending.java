package dev.openbell.api.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.openbell.api.Durations;
import dev.openbell.api.manifests.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Makes a spec that is valid by its schema obey the rules too, by taking away what offends. */
final class Mending {
    private static final int INSTRUCTION_BYTES = 32 * 1024;

    private Mending() {}

    static void mend(ResourceKind kind, ObjectNode spec, Random random) {
        withoutNamespaces(spec);
        switch (kind) {
            case AI_SERVICE_CLUSTER -> ClusterMending.mend(spec, random);
            case TRADING_SCHEDULE -> schedule(spec, random);
            case SCHEDULE_OVERRIDE -> override(spec);
            case CHATBOT_POLICY -> policy(spec);
            case MARKET_CALENDAR -> calendar(spec, random);
        }
    }

    private static void schedule(ObjectNode spec, Random random) {
        var windows = spec.withArray("windows");
        // Windows of different zones cannot overlap.
        var zones = new HashSet<JsonNode>();
        keep(windows, w -> zones.add(w.get("timeZone")));
        for (var window : windows) {
            if (window.get("start").equals(window.get("end"))) {
                ((ObjectNode) window).put("start", "08:00").put("end", "18:00");
            }
            if (window.get("pulse") instanceof ObjectNode pulse
                    && seconds(pulse, "open").compareTo(seconds(pulse, "every")) >= 0) {
                pulse.put("open", "1s");
            }
        }
        var markets = spec.withArray("markets");
        if (markets.isEmpty() && windows.isEmpty()) {
            markets.add("XNYS");
        }
        if (markets.isEmpty()) {
            spec.remove("phases");
        }
        String lead = spec.path("lead").asText("Learned");
        if (!lead.equals("Learned") && Durations.parse(lead).compareTo(Duration.ofHours(1)) > 0) {
            spec.put("lead", "Learned");
        }
        for (var task : spec.withArray("tasks")) {
            taskAt((ObjectNode) task.get("at"), markets, random);
        }
    }

    private static void taskAt(ObjectNode at, ArrayNode markets, Random random) {
        if (at.has("cron") && at.has("timeZone") && random.nextBoolean()) {
            at.retain("cron", "timeZone");
            return;
        }
        at.remove(List.of("cron", "timeZone", "market"));
        if (!at.has("bell")) {
            at.put("bell", "Open");
        }
        if (!markets.isEmpty() && random.nextBoolean()) {
            at.set("market", markets.get(random.nextInt(markets.size())));
        }
    }

    private static void override(ObjectNode spec) {
        if (spec.get("reason").asText().isBlank()) {
            spec.put("reason", "drill");
        }
        if (spec.has("from")) {
            var from = OffsetDateTime.parse(spec.get("from").asText());
            spec.put("until", from.plusHours(30).toInstant().toString());
            if (from.getYear() > 2190) {
                spec.remove("from");
                spec.put("until", "2027-01-01T00:00:00Z");
            }
        }
    }

    private static void policy(ObjectNode spec) {
        String instructions = spec.get("instructions").asText();
        if (instructions.isBlank()
                || instructions.getBytes(StandardCharsets.UTF_8).length > INSTRUCTION_BYTES) {
            spec.put("instructions", "Answer from the documents.");
        }
        if (spec.at("/limits/perUser") instanceof ObjectNode limits
                && limits.path("requestsPerMinute").asLong(0)
                        > limits.path("requestsPerHour").asLong(Long.MAX_VALUE)) {
            limits.remove("requestsPerMinute");
        }
        if (spec.get("model") instanceof ObjectNode model && !model.has("endpoint")) {
            model.remove("secret");
        }
    }

    private static void calendar(ObjectNode spec, Random random) {
        boolean complete =
                spec.has("timeZone")
                        && spec.has("validThrough")
                        && !spec.path("sessions").isEmpty();
        if (complete && random.nextBoolean()) {
            spec.remove("extends");
            spec.get("sessions").forEach(s -> segments((ObjectNode) s));
        } else {
            spec.put("extends", "XNYS").remove(List.of("timeZone", "sessions"));
        }
        var closed = new HashSet<JsonNode>();
        spec.withArray("closures").forEach(c -> closed.add(c.get("date")));
        for (String days : new String[] {"earlyCloses", "lateOpens", "extraSessions"}) {
            keep(spec.withArray(days), d -> !closed.contains(d.get("date")));
        }
        for (String rules : new String[] {"holidays", "earlyCloseRules"}) {
            for (var rule : spec.withArray(rules)) {
                inOrder(rule.withArray("dates"));
            }
        }
        for (var day : spec.withArray("extraSessions")) {
            if (day.get("open").asText().compareTo(day.get("close").asText()) >= 0) {
                ((ObjectNode) day).put("close", "24:00");
            }
        }
    }

    /** One behind the other, as many as there were. */
    private static void segments(ObjectNode session) {
        int hour = 0;
        for (var segment : session.withArray("segments")) {
            ((ObjectNode) segment).remove(List.of("startDayOffset", "endDayOffset"));
            ((ObjectNode) segment)
                    .put("phase", "Continuous")
                    .put("start", "%02d:00".formatted(hour))
                    .put("end", "%02d:00".formatted(hour + 1));
            hour++;
        }
    }

    private static void inOrder(ArrayNode texts) {
        var sorted = new ArrayList<JsonNode>();
        texts.forEach(sorted::add);
        sorted.sort(Comparator.comparing(JsonNode::asText));
        texts.removeAll().addAll(sorted);
    }

    static void keep(ArrayNode array, Predicate<JsonNode> wanted) {
        for (Iterator<JsonNode> items = array.iterator(); items.hasNext(); ) {
            if (!wanted.test(items.next())) {
                items.remove();
            }
        }
    }

    private static Duration seconds(ObjectNode object, String field) {
        return Durations.parse(object.get(field).asText());
    }

    /** No namespace in references; that of a gateway may stay away as well. */
    private static void withoutNamespaces(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("namespace");
        }
        node.forEach(Mending::withoutNamespaces);
    }
}
