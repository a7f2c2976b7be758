package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DATE;
import static dev.openbell.api.schema.Grammar.END_OF_TIME;
import static dev.openbell.api.schema.Grammar.LINE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A day that ends early. */
public record EarlyClose(
        @JsonPropertyDescription("The trade date.") @Format(DATE) String date,
        @JsonPropertyDescription("The local time at which the session ends, like 13:00.")
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
