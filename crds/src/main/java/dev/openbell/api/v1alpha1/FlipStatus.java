package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** The hand-over that runs now. */
public record FlipStatus(
        @JsonPropertyDescription("What is going: a component or an activation.") @Format(LINE)
                String from,
        @JsonPropertyDescription("What is coming: a component or an activation.") @Format(LINE)
                String to,
        @JsonPropertyDescription("Warm, Switch, Drain or Release.") @Format(LINE) String step,
        @JsonPropertyDescription("When the hand-over began.") @Format(INSTANT) String startedAt,
        @JsonPropertyDescription("When the outgoing side goes at the latest.") @Format(INSTANT)
                @Nullable String deadline) {}
