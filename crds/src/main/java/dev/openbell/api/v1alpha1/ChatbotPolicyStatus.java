package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a policy. */
public record ChatbotPolicyStatus(
        @Nullable Long observedGeneration,
        @Nullable Long revision,
        @Nullable String digest,
        @Nullable String pods,
        @Nullable String canary,
        List<Condition> conditions) {
    public ChatbotPolicyStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
