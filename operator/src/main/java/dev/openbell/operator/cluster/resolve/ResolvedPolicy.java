package dev.openbell.operator.cluster.resolve;

import dev.openbell.api.v1alpha1.ChatbotPolicySpec;

/**
 * A ChatbotPolicy at the revision that its status confirms.
 *
 * @param revision counts up with every change of content
 * @param digest of the content
 */
public record ResolvedPolicy(String name, long revision, String digest, ChatbotPolicySpec spec) {}
