package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.END_OF_TIME;
import static dev.openbell.api.schema.Grammar.TIME_OF_DAY;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One stretch of the ordinary day, in local time. */
@ValidationRule(
        value =
                "(has(self.startDayOffset) ? self.startDayOffset : 0) < (has(self.endDayOffset) ? "
                        + "self.endDayOffset : 0) || ((has(self.startDayOffset) ? self.startDayOffset : 0) == "
                        + "(has(self.endDayOffset) ? self.endDayOffset : 0) && self.start < self.end)",
        message =
                "end of a segment must be after start, the day offsets included: correct the times, or "
                        + "set endDayOffset.")
public record SegmentTemplate(
        @JsonPropertyDescription("The phase: PreOpen, Continuous, Auction, Break or PostClose.")
                SegmentPhase phase,
        @JsonPropertyDescription("The local time at which it begins, like 09:30.")
                @Format(TIME_OF_DAY)
                String start,
        @JsonPropertyDescription(
                        "On which day it begins, counted from the trade date, -2 to 2. Default: 0.")
                @Min(-2)
                @Max(2)
                @Nullable Long startDayOffset,
        @JsonPropertyDescription(
                        "The local time at which it ends, like 16:00; 24:00 is the end of the day.")
                @Format(END_OF_TIME)
                String end,
        @JsonPropertyDescription(
                        "On which day it ends, counted from the trade date, -2 to 2. Default: 0.")
                @Min(-2)
                @Max(2)
                @Nullable Long endDayOffset) {}
