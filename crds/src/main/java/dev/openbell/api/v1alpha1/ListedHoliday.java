package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import dev.openbell.api.schema.ListSet;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A holiday whose days are listed, year by year. */
@ValidationRule(
        value = "self.dates.isSorted()",
        message = "dates in holidays must be in order, the earliest first: sort them.")
public record ListedHoliday(
        @JsonPropertyDescription("The holiday in one line, like Lunar New Year.")
                @Format(LINE)
                @Size(min = 1, max = 256)
                String name,
        @JsonPropertyDescription(
                        "The trade dates without a session, in order, each once, at most 64. A date with an "
                                + "extra session has that session.")
                @Required
                @ListSet
                @Size(min = 1, max = 64)
                List<@Format(DATE) String> dates,
        @JsonPropertyDescription(
                        "Where it was published: the exchange's notice, as a title or an address. Default: none.")
                @Format(LINE)
                @Size(max = 1024)
                @Nullable String source) {
    public ListedHoliday {
        dates = Lists.orEmpty(dates);
    }
}
