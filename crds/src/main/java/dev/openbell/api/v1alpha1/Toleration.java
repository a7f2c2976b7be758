package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** As in a pod. */
public record Toleration(
        @Nullable String key,
        @Nullable String operator,
        @Nullable String value,
        @Nullable String effect,
        @Nullable Long tolerationSeconds) {}
