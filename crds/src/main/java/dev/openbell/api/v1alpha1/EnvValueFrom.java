package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Where an environment variable's value comes from. */
public record EnvValueFrom(@Nullable KeyRef secretKeyRef, @Nullable KeyRef configMapKeyRef) {}
