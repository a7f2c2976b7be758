package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListSet;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The ordinary day from a date on. */
@ValidationRule(
        value = "self.segments.exists(s, s.phase == 'Continuous')",
        message =
                "segments must hold at least one segment of the phase Continuous: add the time in which "
                        + "the market trades.")
@ValidationRule(
        value = Cel.SEGMENTS_DO_NOT_OVERLAP,
        message = "segments must not overlap: change start and end, or the day offsets.")
public record SessionTemplate(
        @JsonPropertyDescription("The first trade date of this template.") @Format(DATE)
                String effectiveFrom,
        @JsonPropertyDescription("The trade dates' days of the week, each at most once.")
                @Required
                @ListSet
                @Size(min = 1, max = 7)
                List<Weekday> days,
        @JsonPropertyDescription(
                        "The stretches of the day, at most 12; they must not overlap, and one must be Continuous.")
                @Required
                @Size(min = 1, max = 12)
                List<SegmentTemplate> segments) {
    public SessionTemplate {
        days = Lists.orEmpty(days);
        segments = Lists.orEmpty(segments);
    }
}
