package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LABEL;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;

/** When a task runs. */
public record TaskTiming(
        @JsonPropertyDescription("The name of the task, as in the tasks of an AIServiceCluster.")
                @Format(LABEL)
                @Size(min = 1, max = 40)
                String name,
        @JsonPropertyDescription("At a bell or by a cron line.") TaskAt at) {}
