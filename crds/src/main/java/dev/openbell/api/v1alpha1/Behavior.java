package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** How quickly the HPA follows. */
public record Behavior(
        @JsonPropertyDescription(
                        "How long the autoscaler looks back before it adds pods (stabilizationWindowSeconds), 0s "
                                + "to 1h. Default: 30s.")
                @Format(DURATION)
                @Between(min = "0s", max = "1h")
                @Nullable String scaleUpWindow,
        @JsonPropertyDescription(
                        "How long the autoscaler looks back before it removes pods (stabilizationWindowSeconds), "
                                + "0s to 1h. Default: 300s.")
                @Format(DURATION)
                @Between(min = "0s", max = "1h")
                @Nullable String scaleDownWindow) {}
