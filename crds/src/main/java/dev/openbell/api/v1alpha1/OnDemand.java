package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How a component sleeps and wakes. */
public record OnDemand(
        @Nullable String idleAfter, @Nullable String wakeTimeout, @Nullable String retainLastPod) {}
