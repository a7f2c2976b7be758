package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.END_OF_TIME;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListSet;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An early close whose days are listed, year by year. */
@ValidationRule(
        value = "self.dates.isSorted()",
        message = "dates in earlyCloseRules must be in order, the earliest first: sort them.")
public record ListedEarlyClose(
        @JsonPropertyDescription("The day in one line, like Lunar New Year's Eve.")
                @Format(LINE)
                @Size(min = 1, max = 256)
                String name,
        @JsonPropertyDescription("The local time at which the session ends, like 12:00.")
                @Format(END_OF_TIME)
                String close,
        @JsonPropertyDescription(
                        "The trade dates that end early, in order, each once, at most 64. It says nothing on "
                                + "a date without a session.")
                @Required
                @ListSet
                @Size(min = 1, max = 64)
                List<@Format(DATE) String> dates,
        @JsonPropertyDescription(
                        "Where it was published: the exchange's notice, as a title or an address. Default: none.")
                @Format(LINE)
                @Size(max = 1024)
                @Nullable String source) {
    public ListedEarlyClose {
        dates = Lists.orEmpty(dates);
    }
}
