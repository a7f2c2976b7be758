package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How much one user may ask. */
public record PerUserLimits(
        @Nullable Long requestsPerMinute, @Nullable Long requestsPerHour, @Nullable Long burst) {}
