package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Pods by the depth of a queue. */
public record Queue(@Nullable String name, @Nullable Long perPod) {}
