package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** All keys of a Secret or ConfigMap of the same namespace as environment variables. */
public record EnvSource(
        @Nullable String prefix, @Nullable NameRef secretRef, @Nullable NameRef configMapRef) {}
