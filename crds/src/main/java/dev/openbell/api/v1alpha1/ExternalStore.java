package dev.openbell.api.v1alpha1;

/** A store outside the cluster object; its connection settings lie in a Secret. */
public record ExternalStore(String secret) {}
