package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The cluster's market at a glance. */
public record ScheduleView(
        @Nullable String state, @Nullable String market, @Nullable String nextBell) {}
