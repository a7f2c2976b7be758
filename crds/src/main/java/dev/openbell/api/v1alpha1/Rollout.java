package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How a new revision reaches conversations. */
public record Rollout(
        @Nullable Long canaryPercent, @Nullable String duration, @Nullable Long maxErrorPercent) {}
