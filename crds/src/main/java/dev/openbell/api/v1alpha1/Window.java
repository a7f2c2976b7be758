package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.END_OF_TIME;
import static dev.openbell.api.schema.Grammar.TIME_OF_DAY;
import static dev.openbell.api.schema.Grammar.ZONE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListSet;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain weekly window in local time. */
@ValidationRule(
        value = "self.start != self.end",
        message = "end of a window must differ from start: for a whole day write 00:00 and 24:00.")
public record Window(
        @JsonPropertyDescription("The days on which the window begins, each at most once.")
                @Required
                @ListSet
                @Size(min = 1, max = 7)
                List<Weekday> days,
        @JsonPropertyDescription("The local time at which the window opens, like 08:00.")
                @Format(TIME_OF_DAY)
                String start,
        @JsonPropertyDescription(
                        "The local time at which it closes, like 18:00; 24:00 is the end of the day, a time "
                                + "before start is on the next day.")
                @Format(END_OF_TIME)
                String end,
        @JsonPropertyDescription("The IANA time zone of start and end, like Europe/Paris.")
                @Format(ZONE)
                String timeZone,
        @JsonPropertyDescription(
                        "Open only for the first part of every period within the window; for demonstrations and "
                                + "drills. Default: open all the time.")
                @Nullable Pulse pulse) {
    public Window {
        days = Lists.orEmpty(days);
    }
}
