package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.CONDITION_REASON;
import static dev.openbell.api.schema.Grammar.CONDITION_TYPE;
import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.TEXT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.OneOf;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** As metav1.Condition. */
public record Condition(
        @JsonPropertyDescription("What is judged, like Ready.") @Format(CONDITION_TYPE) String type,
        @JsonPropertyDescription("True, False or Unknown.") @OneOf({"True", "False", "Unknown"})
                String status,
        @JsonPropertyDescription("The generation of the spec that was judged.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("When the condition changed last.") @Format(INSTANT)
                String lastTransitionTime,
        @JsonPropertyDescription("One word for programs.") @Format(CONDITION_REASON) String reason,
        @JsonPropertyDescription("A sentence for people.") @Format(TEXT) @Size(max = 32768)
                @Nullable String message) {}
