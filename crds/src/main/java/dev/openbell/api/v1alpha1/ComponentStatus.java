package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;
import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
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
                @Nullable String decidedBy,
        @JsonPropertyDescription("When the schedule last made it active.") @Format(INSTANT)
                @Nullable String activeSince,
        @JsonPropertyDescription("When the schedule last made it inactive.") @Format(INSTANT)
                @Nullable String inactiveSince,
        @JsonPropertyDescription(
                        "How long before a bell its pods are warmed; with many clusters on one bell a "
                                + "share of the time in which these are spread comes before it.")
                @Format(DURATION)
                @Nullable String lead,
        @JsonPropertyDescription(
                        "How long its pods took from the write of their number to Ready, in whole seconds; the "
                                + "last flips, at most 16, the oldest first.")
                @Size(max = 16)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<@Min(0) Long> startSeconds,
        @JsonPropertyDescription("When its number of pods is planned to change next.")
                @Format(INSTANT)
                @Nullable String nextChange,
        @JsonPropertyDescription("Its pods were started for a bell that has not rung yet.")
                @Nullable WarmUpView warmUp) {
    public ComponentStatus {
        startSeconds = Lists.orEmpty(startSeconds);
    }
}
