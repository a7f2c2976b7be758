package dev.openbell.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the chatbot speaks. */
public record ChatbotPolicySpec(
        String instructions,
        @Nullable String onSession,
        @Nullable String offSession,
        List<ChatMode> modes,
        @Nullable ChatLimits limits,
        @Nullable Retrieval retrieval,
        @Nullable ChatModel model,
        @Nullable Rollout rollout) {
    public ChatbotPolicySpec {
        modes = Lists.orEmpty(modes);
    }
}
