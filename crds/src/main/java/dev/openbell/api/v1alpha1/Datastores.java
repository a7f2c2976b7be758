package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The stores that components use. */
public record Datastores(
        @Nullable Store redis,
        @Nullable Store postgres,
        @Nullable Store rabbitmq,
        @Nullable Store search) {}
