package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How a component's pods are spread. */
public record ReplicasSpread(
        @JsonPropertyDescription("Over what the pods are spread: Zone or Node. Default: Node.")
                @Nullable SpreadBy by,
        @JsonPropertyDescription(
                        "By how many pods two zones or nodes may differ, 1 to 100. Default: 1.")
                @Min(1)
                @Max(100)
                @Nullable Long maxSkew,
        @JsonPropertyDescription(
                        "Prefer: a pod that cannot be spread is placed anyway. Require: it waits. Default: "
                                + "Prefer.")
                @Nullable SpreadMode mode) {}
