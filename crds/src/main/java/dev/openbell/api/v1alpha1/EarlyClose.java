package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A day that ends early. */
public record EarlyClose(String date, String close, String reason, @Nullable String source) {}
