package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How long sessions may take to end before a pod goes. */
public record Drain(@Nullable String deadline) {}
