package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** An exception with an end and a reason. */
public record ScheduleOverrideSpec(
        NameRef schedule,
        OverrideEffect effect,
        @Nullable String from,
        String until,
        String reason,
        @Nullable String requestedBy) {}
