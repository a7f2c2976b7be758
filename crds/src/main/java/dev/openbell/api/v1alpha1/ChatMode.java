package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LATENCY;
import static dev.openbell.api.schema.Grammar.MODE;
import static dev.openbell.api.schema.Grammar.MODEL;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** One mode of answering. */
public record ChatMode(
        @JsonPropertyDescription(
                        "The name of the mode: letters, digits, - and _, at most 40 characters.")
                @Format(MODE)
                String name,
        @JsonPropertyDescription(
                        "How long an answer may take, in milliseconds or seconds, like 200ms or 5s; 1ms to 600s. "
                                + "Default: that of the mode of this name of the reference platform, else 5s.")
                @Format(LATENCY)
                @Between(min = "1ms", max = "10m")
                @Nullable String latencyBudget,
        @JsonPropertyDescription(
                        "The model, by the name that the endpoint knows. Default: the endpoint's own choice.")
                @Format(MODEL)
                @Nullable String model,
        @JsonPropertyDescription(
                        "The greatest length of an answer in tokens, 1 to 1000000. Default: the endpoint's own "
                                + "limit.")
                @Min(1)
                @Max(1000000)
                @Nullable Long maxTokens) {}
