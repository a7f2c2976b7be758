package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.QUEUE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Pods by the depth of a queue. */
public record Queue(
        @JsonPropertyDescription("The queue's name. Default: the component's name.")
                @NotImplementedYet
                @Format(QUEUE)
                @Nullable String name,
        @JsonPropertyDescription(
                        "How many waiting messages one pod works off, 1 to 1000000. Default: 100.")
                @NotImplementedYet
                @Min(1)
                @Max(1000000)
                @Nullable Long perPod) {}
