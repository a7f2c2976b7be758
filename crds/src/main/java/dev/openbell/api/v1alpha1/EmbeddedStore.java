package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A store of one pod for development. */
public record EmbeddedStore(@Nullable String storage) {}
