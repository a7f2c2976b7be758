package dev.openbell.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openbell.demo.scene.Write;
import dev.openbell.testbed.AuditEvent;
import dev.openbell.testbed.AuditLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the API server's audit log as it grows: the time is when the server got the request. */
final class AuditedWrites implements WriteSource {
    private final AuditLog log;
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<Seen> seen = new HashSet<>();
    private final List<Write> writes = new ArrayList<>();
    private AuditLog.Mark mark;

    AuditedWrites(Path file) {
        log = new AuditLog(file);
        mark = log.mark();
    }

    /** A request can be read twice, since the log grows between the mark and the reading. */
    private record Seen(Instant received, String name, String subresource) {}

    @Override
    public synchronized List<Write> writes() {
        var next = log.mark();
        try (var events = log.since(mark)) {
            events.filter(AuditedWrites::concernsPods).forEach(this::read);
        }
        mark = next;
        return List.copyOf(writes);
    }

    @Override
    public String name() {
        return "the API server's audit log";
    }

    private static boolean concernsPods(AuditEvent event) {
        return event.isOn("apps", "deployments")
                && event.namespace().equals(Samples.NAMESPACE)
                && event.isWrite()
                && event.succeeded()
                && (event.subresource().isEmpty() || event.subresource().equals("scale"));
    }

    private void read(AuditEvent event) {
        var body = event.responseObject();
        var name =
                event.name().isEmpty() ? body.path("metadata").path("name").asText() : event.name();
        if (!seen.add(new Seen(event.received(), name, event.subresource()))) {
            return;
        }
        if (event.verb().startsWith("delete")) {
            known.remove(name);
            return;
        }
        var replicas = replicas(body);
        if (replicas.isEmpty()) {
            return;
        }
        var after = replicas.getAsInt();
        var before = known.put(name, after);
        if (before == null || before != after) {
            writes.add(
                    new Write(
                            event.received(),
                            Observer.part(name),
                            before == null ? OptionalInt.empty() : OptionalInt.of(before),
                            after));
        }
    }

    /** A Scale leaves zero out; a Deployment always has the number, by defaulting. */
    private static OptionalInt replicas(JsonNode body) {
        var replicas = body.path("spec").path("replicas");
        return replicas.isMissingNode() && !body.path("kind").asText().equals("Scale")
                ? OptionalInt.empty()
                : OptionalInt.of(replicas.asInt());
    }
}
