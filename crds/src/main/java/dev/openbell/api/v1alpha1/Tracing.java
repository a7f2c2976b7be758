package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.URL;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;

/** Where traces go. */
public record Tracing(
        @JsonPropertyDescription(
                        "The address of an OTLP collector, like http://collector.monitoring:4317.")
                @Format(URL)
                String endpoint) {}
