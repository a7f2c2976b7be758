package dev.openbell.testbed;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A write that changed a Deployment's {@code spec.replicas}.
 *
 * @param at when the API server got the request
 * @param name of the Deployment
 * @param before empty when the Deployment was created, or was first seen, by this write
 * @param user who wrote; tell apart what shares the admin's user by {@code userAgent}
 */
public record ReplicaChange(
        Instant at,
        String namespace,
        String name,
        OptionalInt before,
        int after,
        String user,
        String userAgent) {}
