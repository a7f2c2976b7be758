package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** Who may talk to whom. */
public record Network(@Nullable Isolation isolation) {}
