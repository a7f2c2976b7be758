package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** One calendar that the schedule uses. */
public record CalendarView(
        @JsonPropertyDescription("The market: a MIC or the name of a MarketCalendar.") @Format(LINE)
                String mic,
        @JsonPropertyDescription("The revision of the data.") @Format(LINE)
                @Nullable String revision,
        @JsonPropertyDescription("The last date for which the calendar is known.") @Format(DATE)
                @Nullable String validThrough) {}
