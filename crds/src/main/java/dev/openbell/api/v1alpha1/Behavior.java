package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How quickly the HPA follows. */
public record Behavior(@Nullable String scaleUpWindow, @Nullable String scaleDownWindow) {}
