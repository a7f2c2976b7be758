package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of an override. */
public record ScheduleOverrideStatus(
        @JsonPropertyDescription("The generation of the spec that this status answers.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Pending, Active, Superseded or Expired.") @Format(LINE)
                @Nullable String state,
        @JsonPropertyDescription(
                        "Conditions as in Kubernetes; see their types and reasons in the reference.")
                @ListMap("type")
                @Size(max = 32)
                List<Condition> conditions) {
    public ScheduleOverrideStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
