package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** A key of a Secret or ConfigMap of the same namespace; the operator never reads it. */
public record KeyRef(String name, String key, @Nullable Boolean optional) {}
