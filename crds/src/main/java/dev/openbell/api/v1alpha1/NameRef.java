package dev.openbell.api.v1alpha1;

/** A reference to another object of the same namespace. */
public record NameRef(String name) {}
