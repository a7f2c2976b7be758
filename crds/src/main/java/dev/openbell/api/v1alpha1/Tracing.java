package dev.openbell.api.v1alpha1;

/** Where traces go. */
public record Tracing(String endpoint) {}
