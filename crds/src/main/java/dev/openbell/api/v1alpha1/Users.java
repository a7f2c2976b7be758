package dev.openbell.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Pods by connected users: ceil((users + waiting + headroom) / perPod). */
public record Users(
        @JsonPropertyDescription("How many users one pod serves, 1 to 100000. Default: 10.")
                @Min(1)
                @Max(100000)
                @Nullable Long perPod,
        @JsonPropertyDescription(
                        "Users counted on top of those who are there, so that a pod is Ready before the next "
                                + "arrive, 0 to 100000. Default: 0.")
                @NotImplementedYet
                @Min(0)
                @Max(100000)
                @Nullable Long headroom) {}
