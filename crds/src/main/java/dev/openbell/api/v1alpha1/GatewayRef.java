package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The Gateway that the HTTPRoutes attach to; it may belong to another namespace. */
public record GatewayRef(String name, @Nullable String namespace) {}
