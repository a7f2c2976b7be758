package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.NotImplementedYet;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Limits that no schedule and no load may pass. */
public record Guardrails(
        @JsonPropertyDescription(
                        "The greatest number of pods of all components together, 1 to 32000. Default: the sum of "
                                + "the components' scale.max.")
                @NotImplementedYet
                @Min(1)
                @Max(32000)
                @Nullable Long maxPods,
        @JsonPropertyDescription(
                        "An edit of the schedule that would change the state within this time waits, or needs a "
                                + "ScheduleOverride; 0s to 336h. Default: 0s.")
                @Format(DURATION)
                @Between(min = "0s", max = "336h")
                @Nullable String minimumNotice,
        @JsonPropertyDescription(
                        "On: while the schedule is open, rollouts of components that have pods wait for its "
                                + "next gap, unless there is none within a week. Off: they do not. Default: "
                                + "On.")
                @Nullable SessionFreeze sessionFreeze,
        @JsonPropertyDescription(
                        "How often an OnDemand component may wake in an hour, 1 to 3600. Default: no limit.")
                @NotImplementedYet
                @Min(1)
                @Max(3600)
                @Nullable Long wakesPerHour,
        @JsonPropertyDescription(
                        "How many pods may exist during a flip beyond what the larger side needs, 0 to 1000; pods that "
                                + "are ending count. What does not fit comes when the outgoing side has "
                                + "gone. Default: as many as the incoming side needs.")
                @Min(0)
                @Max(1000)
                @Nullable Long surgePods) {}
