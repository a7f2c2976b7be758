package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The override in force. */
public record OverrideView(
        @JsonPropertyDescription("The name of the ScheduleOverride.") @Format(LINE) String name,
        @JsonPropertyDescription("Open, Closed or Hold.") @Format(LINE) String effect,
        @JsonPropertyDescription("When it ends.") @Format(INSTANT) String until,
        @JsonPropertyDescription("Its reason.") @Format(LINE) @Size(max = 1024)
                @Nullable String reason) {}
