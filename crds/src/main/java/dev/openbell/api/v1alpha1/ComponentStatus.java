package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** One component now. */
public record ComponentStatus(
        @JsonPropertyDescription("The component's name.") @Format(LINE) String name,
        @JsonPropertyDescription("The activation in force, given or by default.") @Format(LINE)
                @Nullable String activation,
        @JsonPropertyDescription("Whether the component should have pods now.")
                @Nullable Boolean active,
        @JsonPropertyDescription("How many pods there should be.") @Min(0) @Nullable Long desired,
        @JsonPropertyDescription("How many pods are Ready.") @Min(0) @Nullable Long ready,
        @JsonPropertyDescription("Connected users of this component, as its pods report them.")
                @Min(0)
                @Nullable Long users,
        @JsonPropertyDescription(
                        "The least number of pods that users, schedule and guardrails ask for.")
                @Min(0)
                @Nullable Long floor,
        @JsonPropertyDescription(
                        "What decided the number: schedule, users, cpu, queue, override or guardrail.")
                @Format(LINE)
                @Nullable String decidedBy) {}
