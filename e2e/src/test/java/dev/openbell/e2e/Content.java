package dev.openbell.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a cluster's children say, without what differs between two equal clusters. */
final class Content {

    private static final List<String> OF_EACH_OBJECT =
            List.of(
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "generation",
                    "namespace",
                    "ownerReferences");

    private static final List<String> OF_EACH_SERVICE = List.of("clusterIP", "clusterIPs");

    /** A timetable begins at a minute of its cluster's own. */
    private static final String ANCHORED =
            "(generatedAt|revision|validUntil)\\\\\" : \\\\\"[^\\\\]*";

    private Content() {}

    static Map<String, String> of(Tenant tenant) {
        var content = new TreeMap<String, String>();
        tenant.children().forEach((name, child) -> content.put(name, of(child)));
        return content;
    }

    private static String of(JsonNode child) {
        var metadata = (ObjectNode) child.path("metadata");
        var owners = new TreeMap<String, String>();
        metadata.path("managedFields")
                .forEach(
                        entry -> {
                            var manager = entry.path("manager").asText();
                            if (manager.startsWith("openbell")) {
                                // Owner references are fields by their uid.
                                owners.put(
                                        manager,
                                        entry.path("fieldsV1")
                                                .toString()
                                                .replaceAll("k:\\{\\\\\"uid[^}]*}", "owner"));
                            }
                        });
        metadata.remove("managedFields");
        metadata.remove(OF_EACH_OBJECT);
        // Its digest covers the owner's uid, and the rollout's number counts edits.
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(
                    List.of("openbell.dev/applied", "deployment.kubernetes.io/revision"));
        }
        if (child.path("spec") instanceof ObjectNode spec) {
            spec.remove(OF_EACH_SERVICE);
        }
        var data = child.path("data").toString().replaceAll(ANCHORED, "$1");
        return metadata + " " + child.path("spec") + data + " " + owners;
    }
}
