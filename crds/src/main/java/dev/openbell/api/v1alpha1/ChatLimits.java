package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Limits of one user. */
public record ChatLimits(
        @JsonPropertyDescription("How much one user may ask. Default: those of each field.")
                @Nullable PerUserLimits perUser) {}
