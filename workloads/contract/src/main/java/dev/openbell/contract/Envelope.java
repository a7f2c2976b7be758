package dev.openbell.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What is signed.
 *
 * @param topic what it is about
 * @param audience whom it is for
 * @param number greater than that of every message before it, over restarts too
 * @param expiresAt from then on nobody believes it
 * @param body the document of the topic
 */
record Envelope(Topic topic, String audience, long number, Instant expiresAt, JsonNode body) {
    Envelope {
        Fields.required("topic", topic);
        Fields.required("audience", audience);
        Fields.required("expiresAt", expiresAt);
        Fields.required("body", body);
    }
}
