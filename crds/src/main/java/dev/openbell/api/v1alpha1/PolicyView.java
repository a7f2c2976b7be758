package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Which policy the pods have. */
public record PolicyView(
        @JsonPropertyDescription("The policy's newest revision.") @Min(0) @Nullable Long revision,
        @JsonPropertyDescription("Pods that use it and all pods, like 12/12.") @Format(LINE)
                @Nullable String pods) {}
