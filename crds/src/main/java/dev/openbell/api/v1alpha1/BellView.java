package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One bell to come. */
public record BellView(
        @JsonPropertyDescription("The instant.") @Format(INSTANT) String at,
        @JsonPropertyDescription("The state from then on.") @Format(LINE) String state,
        @JsonPropertyDescription("Whose bell it is.") @Format(LINE) @Nullable String market,
        @JsonPropertyDescription(
                        "Why: RegularSession, EarlyClose, Holiday, Weekend, Override and others.")
                @Format(LINE)
                @Nullable String reason,
        @JsonPropertyDescription("The rule that decided, with its source.")
                @Format(LINE)
                @Size(max = 1024)
                @Nullable String rule) {}
