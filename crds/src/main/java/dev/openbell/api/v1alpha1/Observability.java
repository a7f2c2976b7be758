package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.NotImplementedYet;
import org.jspecify.annotations.Nullable;

/** Monitoring objects and tracing. */
public record Observability(
        @JsonPropertyDescription(
                        "Auto: PodMonitor, PrometheusRule and dashboards are made when their kinds exist. Off: "
                                + "never. Default: Auto.")
                @NotImplementedYet
                @Nullable Monitoring monitoring,
        @JsonPropertyDescription("Where traces go. Default: nowhere.") @Nullable Tracing tracing) {}
