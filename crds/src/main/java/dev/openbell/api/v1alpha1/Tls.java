package dev.openbell.api.v1alpha1;

/** Where the certificate lies. */
public record Tls(String secret) {}
