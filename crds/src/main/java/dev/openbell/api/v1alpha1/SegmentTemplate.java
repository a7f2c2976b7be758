package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One stretch of the ordinary day, in local time. */
public record SegmentTemplate(
        SegmentPhase phase,
        String start,
        @Nullable Long startDayOffset,
        String end,
        @Nullable Long endDayOffset) {}
