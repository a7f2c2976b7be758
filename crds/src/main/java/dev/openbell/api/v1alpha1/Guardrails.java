package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Limits that no schedule and no load may pass. */
public record Guardrails(
        @Nullable Long maxPods,
        @Nullable String minimumNotice,
        @Nullable SessionFreeze sessionFreeze,
        @Nullable Long wakesPerHour,
        @Nullable Long surgePods) {}
