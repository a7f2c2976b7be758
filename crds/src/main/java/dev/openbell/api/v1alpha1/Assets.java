package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Where the frontend's static files come from. */
public record Assets(@Nullable String cdnUrl) {}
