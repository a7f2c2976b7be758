package dev.openbell.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Set;

/**
 * One request to the API server, from its audit log. Texts that the log does not have are empty,
 * bodies that it does not have are {@link MissingNode}: only writes of Deployments and their scale
 * are logged with bodies.
 *
 * @param received when the API server got the request (requestReceivedTimestamp)
 * @param user for a service account {@code system:serviceaccount:NAMESPACE:NAME}
 * @param verb get, list, watch, create, update, patch, delete or deletecollection; for a URL that
 *     is no resource, the HTTP method in small letters
 * @param apiGroup empty for the core group
 * @param resource in the plural; empty for a URL that is no resource
 * @param name empty for a list, and for a create that lets the server choose
 * @param code HTTP status of the answer
 * @param dryRun whether the request asked for nothing to be stored
 */
public record AuditEvent(
        Instant received,
        String user,
        String userAgent,
        String verb,
        String apiGroup,
        String resource,
        String subresource,
        String namespace,
        String name,
        int code,
        JsonNode requestObject,
        JsonNode responseObject,
        boolean dryRun) {

    private static final Set<String> WRITES =
            Set.of("create", "update", "patch", "delete", "deletecollection");

    /** Reads one line of the log. */
    static AuditEvent of(JsonNode line) {
        JsonNode object = line.path("objectRef");
        return new AuditEvent(
                Instant.parse(line.path("requestReceivedTimestamp").asText()),
                line.path("user").path("username").asText(),
                line.path("userAgent").asText(),
                line.path("verb").asText(),
                object.path("apiGroup").asText(),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                object.path("namespace").asText(),
                object.path("name").asText(),
                line.path("responseStatus").path("code").asInt(),
                line.path("requestObject"),
                line.path("responseObject"),
                line.path("requestURI").asText().contains("dryRun=All"));
    }

    /** Whether the request was meant to change something that is stored, successful or not. */
    public boolean isWrite() {
        return WRITES.contains(verb) && !resource.isEmpty() && !dryRun;
    }

    public boolean succeeded() {
        return code >= 200 && code < 300;
    }

    public boolean isBy(String wanted) {
        return user.equals(wanted);
    }

    public boolean isByServiceAccount(String accountNamespace, String account) {
        return isBy("system:serviceaccount:" + accountNamespace + ":" + account);
    }

    public boolean isOn(String wantedGroup, String wantedResource) {
        return apiGroup.equals(wantedGroup) && resource.equals(wantedResource);
    }

    /** What a role had to allow for this request, such as {@code apps/deployments/scale: patch}. */
    public Access access() {
        return new Access(
                apiGroup, subresource.isEmpty() ? resource : resource + "/" + subresource, verb);
    }

    /**
     * One cell of an RBAC role.
     *
     * @param resource with its subresource, as roles write it: {@code deployments/scale}
     */
    public record Access(String apiGroup, String resource, String verb) {}
}
