package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A day without a session. */
public record Closure(String date, String reason, @Nullable String source) {}
