package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The hand-over that runs now. */
public record FlipStatus(
        String from, String to, String step, String startedAt, @Nullable String deadline) {}
