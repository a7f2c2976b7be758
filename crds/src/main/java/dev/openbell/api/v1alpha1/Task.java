package dev.openbell.api.v1alpha1;

import static dev.openbell.api.schema.Grammar.DURATION;
import static dev.openbell.api.schema.Grammar.LABEL;
import static dev.openbell.api.schema.Grammar.TEXT;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.openbell.api.schema.Between;
import dev.openbell.api.schema.Format;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be run at a time; when is said by the TradingSchedule. */
public record Task(
        @JsonPropertyDescription(
                        "The name, by which a TradingSchedule says when the task runs: lower-case letters, "
                                + "digits and -, at most 40 characters.")
                @Format(LABEL)
                @Size(min = 1, max = 40)
                String name,
        @JsonPropertyDescription(
                        "The component whose image, environment and resources the task uses.")
                @Format(LABEL)
                @Size(min = 1, max = 40)
                String component,
        @JsonPropertyDescription(
                        "Arguments of the container, at most 32 of at most 1024 characters. Default: none.")
                @Size(max = 32)
                List<@Format(TEXT) @Size(max = 1024) String> args,
        @JsonPropertyDescription(
                        "How long a run may take, 1s to 24h; then it has failed. Default: 1h.")
                @Format(DURATION)
                @Between(min = "1s", max = "24h")
                @Nullable String deadline,
        @JsonPropertyDescription("How often a failed run is tried again, 0 to 10. Default: 2.")
                @Min(0)
                @Max(10)
                @Nullable Long retries) {
    public Task {
        args = Lists.orEmpty(args);
    }
}
