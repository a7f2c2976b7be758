package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One calendar that the schedule uses. */
public record CalendarView(String mic, @Nullable String revision, @Nullable String validThrough) {}
