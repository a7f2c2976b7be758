package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How users reach the platform. */
public record Exposure(
        @Nullable String host,
        @Nullable ExposureKind kind,
        @Nullable String className,
        @Nullable GatewayRef gateway,
        @Nullable Tls tls,
        @Nullable Assets assets,
        @Nullable AiExposure ai) {}
