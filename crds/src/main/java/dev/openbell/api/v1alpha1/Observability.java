package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Monitoring objects and tracing. */
public record Observability(@Nullable Monitoring monitoring, @Nullable Tracing tracing) {}
