package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** Pods that were started ahead of a bell. */
public record WarmUpView(
        @JsonPropertyDescription("The bell.") @Format(INSTANT) @Nullable String bell,
        @JsonPropertyDescription(
                        "From when on they were due: the bell less the lead and the share.")
                @Format(INSTANT)
                @Nullable String since) {}
