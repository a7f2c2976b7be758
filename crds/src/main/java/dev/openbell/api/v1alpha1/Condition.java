package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** As metav1.Condition. */
public record Condition(
        String type,
        String status,
        @Nullable Long observedGeneration,
        String lastTransitionTime,
        String reason,
        @Nullable String message) {}
