package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How a new revision reaches conversations. */
public record Rollout(
        @JsonPropertyDescription(
                        "Percent of the conversations that try a new revision first, 1 to 100. Default: 100.")
                @NotImplementedYet
                @Min(1)
                @Max(100)
                @Nullable Long canaryPercent,
        @JsonPropertyDescription("How long they try it, 1s to 168h. Default: 10m.")
                @NotImplementedYet
                @Format(DURATION)
                @Between(min = "1s", max = "168h")
                @Nullable String duration,
        @JsonPropertyDescription(
                        "More errors than this, in percent of the answers, take the revision back, 0 to 100. "
                                + "Default: 5.")
                @NotImplementedYet
                @Min(0)
                @Max(100)
                @Nullable Long maxErrorPercent) {}
