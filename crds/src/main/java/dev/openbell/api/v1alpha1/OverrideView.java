package dev.openbell.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** The override in force. */
public record OverrideView(String name, String effect, String until, @Nullable String reason) {}
