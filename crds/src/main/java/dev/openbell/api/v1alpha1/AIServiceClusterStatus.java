package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a cluster. */
public record AIServiceClusterStatus(
        @JsonPropertyDescription("The generation of the spec that this status answers.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Connected users, as the pods report them.") @Min(0)
                @Nullable Long users,
        @JsonPropertyDescription("Ready pods and wanted pods, like 12/14.") @Format(LINE)
                @Nullable String pods,
        @JsonPropertyDescription("The market at a glance.") @Nullable ScheduleView schedule,
        @JsonPropertyDescription("The hand-over that runs now; absent when none runs.")
                @Nullable FlipStatus flip,
        @JsonPropertyDescription("Each component now.") @ListMap("name") @Size(max = 32)
                List<ComponentStatus> components,
        @JsonPropertyDescription("Each task at a bell.")
                @ListMap("name")
                @Size(max = 32)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<TaskStatus> tasks,
        @JsonPropertyDescription("Which policy the pods have.") @Nullable PolicyView policy,
        @JsonPropertyDescription(
                        "Conditions as in Kubernetes: Ready, Reconciling, Stalled and others; see their types "
                                + "and reasons in the reference.")
                @ListMap("type")
                @Size(max = 32)
                List<Condition> conditions) {
    public AIServiceClusterStatus {
        components = Lists.orEmpty(components);
        tasks = Lists.orEmpty(tasks);
        conditions = Lists.orEmpty(conditions);
    }
}
