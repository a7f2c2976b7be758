package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A day that begins late. */
public record LateOpen(String date, String open, String reason, @Nullable String source) {}
