package dev.openbell.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How the chatbot speaks, at one revision: mounted as {@code policy.json}.
 *
 * @param name of the ChatbotPolicy
 * @param revision grows with each change; above zero
 * @param digest of the policy
 * @param policy the policy's spec, as the ChatbotPolicy has it
 */
public record PolicyDocument(String name, long revision, String digest, JsonNode policy) {

    public PolicyDocument {
        Fields.required("name", name);
        Fields.within("revision", revision, 1, Long.MAX_VALUE);
        Fields.required("digest", digest);
        Fields.required("policy", policy);
    }
}
