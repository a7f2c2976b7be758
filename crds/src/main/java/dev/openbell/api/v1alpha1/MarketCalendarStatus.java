package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a calendar. */
public record MarketCalendarStatus(
        @JsonPropertyDescription("The generation of the spec that this status answers.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("The revision of the data in use.") @Format(LINE)
                @Nullable String revision,
        @JsonPropertyDescription("The last date for which the calendar is known.") @Format(DATE)
                @Nullable String validThrough,
        @JsonPropertyDescription(
                        "Conditions as in Kubernetes; see their types and reasons in the reference.")
                @ListMap("type")
                @Size(max = 32)
                List<Condition> conditions) {
    public MarketCalendarStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
