package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One mode of answering. */
public record ChatMode(
        String name,
        @Nullable String latencyBudget,
        @Nullable String model,
        @Nullable Long maxTokens) {}
