package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Limits of one user. */
public record ChatLimits(@Nullable PerUserLimits perUser) {}
