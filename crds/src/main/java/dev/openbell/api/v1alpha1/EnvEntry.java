package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One environment variable: a value or a reference. */
public record EnvEntry(String name, @Nullable String value, @Nullable EnvValueFrom valueFrom) {}
