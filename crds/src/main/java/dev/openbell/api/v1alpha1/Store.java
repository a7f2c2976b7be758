package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One store: external or embedded, never both. */
public record Store(@Nullable ExternalStore external, @Nullable EmbeddedStore embedded) {}
