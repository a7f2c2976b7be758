package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One component now. */
public record ComponentStatus(
        String name,
        @Nullable String activation,
        @Nullable Boolean active,
        @Nullable Long desired,
        @Nullable Long ready,
        @Nullable Long users,
        @Nullable Long floor,
        @Nullable String decidedBy) {}
