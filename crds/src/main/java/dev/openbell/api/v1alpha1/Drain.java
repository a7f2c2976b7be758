package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** How long sessions may take to end before a pod goes. */
public record Drain(
        @JsonPropertyDescription(
                        "How long sessions may take to end before a pod goes, 1s to 24h; "
                                + "terminationGracePeriodSeconds follows from it. Default: 2m.")
                @Format(DURATION)
                @Between(min = "1s", max = "24h")
                @Nullable String deadline) {}
