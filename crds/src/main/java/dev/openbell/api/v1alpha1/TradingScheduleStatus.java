package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.INSTANT;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListMap;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator says of a schedule. */
public record TradingScheduleStatus(
        @JsonPropertyDescription("The generation of the spec that this status answers.") @Min(0)
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Open, Closed, Break or Unknown.") @Format(LINE)
                @Nullable String state,
        @JsonPropertyDescription("Since when.") @Format(INSTANT) @Nullable String since,
        @JsonPropertyDescription("The next bells, the nearest first.") @Size(max = 32)
                List<BellView> nextBells,
        @JsonPropertyDescription("The calendars in use and their horizons.")
                @ListMap("mic")
                @Size(max = 16)
                List<CalendarView> calendars,
        @JsonPropertyDescription("The version of the time zone data in use, like 2026f.")
                @Format(LINE)
                @Nullable String tzdata,
        @JsonPropertyDescription("The override in force; absent when none is.")
                @Nullable OverrideView override,
        @JsonPropertyDescription(
                        "Conditions as in Kubernetes: Ready, MarketOpen, CalendarCurrent and others; see their "
                                + "types and reasons in the reference.")
                @ListMap("type")
                @Size(max = 32)
                List<Condition> conditions) {
    public TradingScheduleStatus {
        nextBells = Lists.orEmpty(nextBells);
        calendars = Lists.orEmpty(calendars);
        conditions = Lists.orEmpty(conditions);
    }
}
