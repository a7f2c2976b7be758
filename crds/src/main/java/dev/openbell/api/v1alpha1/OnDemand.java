package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.NotImplementedYet;
import org.jspecify.annotations.Nullable;

/** How a component sleeps and wakes. */
public record OnDemand(
        @JsonPropertyDescription(
                        "How long nobody must have talked to the component before it sleeps at zero pods, 1s to "
                                + "24h. Default: 10m.")
                @NotImplementedYet
                @Format(DURATION)
                @Between(min = "1s", max = "24h")
                @Nullable String idleAfter,
        @JsonPropertyDescription(
                        "How long a first message is held while the component wakes, 1s to 15m. Default: 60s.")
                @NotImplementedYet
                @Format(DURATION)
                @Between(min = "1s", max = "15m")
                @Nullable String wakeTimeout,
        @JsonPropertyDescription("How much longer the last pod stays, 0s to 24h. Default: 2m.")
                @NotImplementedYet
                @Format(DURATION)
                @Between(min = "0s", max = "24h")
                @Nullable String retainLastPod) {}
