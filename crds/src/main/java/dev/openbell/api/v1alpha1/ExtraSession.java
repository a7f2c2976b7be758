package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.END_OF_TIME;
import static dev.openbell.api.schema.Grammar.LINE;
import static dev.openbell.api.schema.Grammar.TIME_OF_DAY;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A session on a day that has none by rule. */
@ValidationRule(
        value = "self.open < self.close",
        message = "close in extraSessions must be after open on the same day: correct one of them.")
public record ExtraSession(
        @JsonPropertyDescription("The trade date.") @Format(DATE) String date,
        @JsonPropertyDescription("The local time at which the session begins.") @Format(TIME_OF_DAY)
                String open,
        @JsonPropertyDescription("The local time at which it ends, on the same day.")
                @Format(END_OF_TIME)
                String close,
        @JsonPropertyDescription("Why, in one line, like Independence Day.")
                @Format(LINE)
                @Size(min = 1, max = 256)
                String reason,
        @JsonPropertyDescription(
                        "Where it was published: the exchange's notice, as a title or an address. Default: none.")
                @Format(LINE)
                @Size(max = 1024)
                @Nullable String source) {}
