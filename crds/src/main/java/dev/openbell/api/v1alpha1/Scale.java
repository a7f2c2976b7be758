package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How many pods. */
public record Scale(
        @Nullable Long fixed,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Users users,
        @Nullable Long cpu,
        @Nullable Long memory,
        @Nullable Queue queue) {}
