package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How a component's pods are spread. */
public record ReplicasSpread(
        @Nullable SpreadBy by, @Nullable Long maxSkew, @Nullable SpreadMode mode) {}
