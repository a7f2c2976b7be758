package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One bell to come. */
public record BellView(
        String at,
        String state,
        @Nullable String market,
        @Nullable String reason,
        @Nullable String rule) {}
