package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Within the window, open only for the first part of every period; for demonstrations and drills.
 */
@ValidationRule(
        value = "duration(self.open) < duration(self.every)",
        message = "open in pulse must be shorter than every: shorten open or lengthen every.")
public record Pulse(
        @JsonPropertyDescription(
                        "The period, counted from the window's start in whole seconds, 2s to 24h.")
                @Format(DURATION)
                @Between(min = "2s", max = "24h")
                String every,
        @JsonPropertyDescription(
                        "How long the schedule is open in each period; shorter than every.")
                @Format(DURATION)
                @Between(min = "1s", max = "24h")
                String open) {}
