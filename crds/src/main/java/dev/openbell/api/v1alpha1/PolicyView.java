package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Which policy the pods have. */
public record PolicyView(@Nullable Long revision, @Nullable String pods) {}
