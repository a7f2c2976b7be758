package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A session on a day that has none by rule. */
public record ExtraSession(
        String date, String open, String close, String reason, @Nullable String source) {}
