package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The model endpoint. */
public record ChatModel(@Nullable String endpoint, @Nullable String secret) {}
