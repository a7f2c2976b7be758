package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How passages are looked up. */
public record Retrieval(
        @JsonPropertyDescription("How many passages are looked up, 1 to 100. Default: 5.")
                @Min(1)
                @Max(100)
                @Nullable Long topK,
        @JsonPropertyDescription(
                        "The least similarity of a passage that is used, 0 to 1. Default: 0.5.")
                @Min(0)
                @Max(1)
                @Nullable Double minimumScore) {}
