package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** How passages are looked up. */
public record Retrieval(@Nullable Long topK, @Nullable Double minimumScore) {}
